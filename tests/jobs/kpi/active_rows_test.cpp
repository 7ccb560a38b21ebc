#include "jobs/kpi/active_rows.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

TEST(IsActive, KnowsTheWordsForNo) {
  for (const char* value :
       {"0", "f", "F", "false", "FALSE", "n", "N", "no", "não", "NÃO", "nao", "off", "inactive", "Inativo"}) {
    EXPECT_FALSE(is_active(value)) << value;
  }
}

TEST(IsActive, EverythingElseIsAYes) {
  for (const char* value : {"", "1", "t", "true", "T", "s", "sim", "Y", "ativo", "on", "00", "nothing",
                            "a value that is rather long"}) {
    EXPECT_TRUE(is_active(value)) << value;
  }
}

}  // namespace
}  // namespace boletim

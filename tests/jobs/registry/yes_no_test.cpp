#include "jobs/registry/yes_no.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

TEST(YesNo, NoIsAWordForIt) {
  for (const auto value : {"0", "f", "N", "não", "NAO", "false", " no ", "off"}) {
    EXPECT_TRUE(says_no(value)) << value;
    EXPECT_FALSE(says_yes(value)) << value;
  }
}

TEST(YesNo, YesIsWhatIsThereAndNotNo) {
  for (const auto value : {"1", "t", "S", "sim", "true", "X", "2026-01-02", "opt-out"}) {
    EXPECT_TRUE(says_yes(value)) << value;
    EXPECT_FALSE(says_no(value)) << value;
  }
}

TEST(YesNo, ABlankIsNeither) {
  for (const auto value : {"", "  ", "-", "null"}) {
    EXPECT_FALSE(says_yes(value)) << value;
    EXPECT_FALSE(says_no(value)) << value;
  }
}

}  // namespace
}  // namespace boletim

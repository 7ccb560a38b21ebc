#include "daemon/erp/select_text.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

TEST(SelectText, KnowsAQueryByItsFirstWord) {
  for (const char* query : {"SELECT 1", " \n select * from c", "With a AS (SELECT 1) SELECT * FROM a",
                            "((SELECT 1) UNION (SELECT 2))", "-- who\nSELECT 1", "# who\nSELECT 1",
                            "/* who /* */ SELECT 1", "VALUES (1)", "TABLE clientes", "select(1)"})
    EXPECT_TRUE(begins_as_select(query)) << query;
}

TEST(SelectText, TakesNothingElseForOne) {
  for (const char* query : {"", "  ", "-- SELECT 1", "/* SELECT 1", "DELETE FROM c", "SELECTED",
                            "/*! SELECT 1 */", "/*M! SELECT 1 */", "EXEC p", "{call p}", "1"})
    EXPECT_FALSE(begins_as_select(query)) << query;
}

}  // namespace
}  // namespace boletim

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "jobs/failure.h"
#include "tests/daemon/erp/source_fixture.h"
#include "tests/support/failure_text.h"
#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class SqliteTest : public testing::Test {
 protected:
  SqliteTest() { source_.file = (directory_ / "erp ção #1?.db").string(); }

  void sql(const std::string& statements) const {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(source_.file.c_str(), &handle), SQLITE_OK);
    char* error = nullptr;
    EXPECT_EQ(sqlite3_exec(handle, statements.c_str(), nullptr, nullptr, &error), SQLITE_OK) << error;
    sqlite3_close(handle);
  }
  std::string failure_of(const std::string& query) const {
    return failure_text([&] { read_all(source_, query); });
  }

  TemporaryDirectory directory_;
  SourceSettings source_;
};

TEST_F(SqliteTest, ReadsEveryKindOfValueAsText) {
  sql("CREATE TABLE c (Id INTEGER, NAME TEXT, revenue REAL, note BLOB, missing TEXT);"
      "INSERT INTO c VALUES (1, 'Ana', 10.5, x'4f6c61', NULL), (2, '', -3, '', 'x'), (3, 'Zé', 1e20, NULL, "
      "'');");
  const Everything all = read_all(source_, "SELECT * FROM c ORDER BY id");
  EXPECT_EQ(all.columns, (std::vector<std::string>{"id", "name", "revenue", "note", "missing"}));
  EXPECT_EQ(all.rows, (std::vector<Cells>{{"1", "Ana", "10.5", "Ola", std::nullopt},
                                          {"2", "", "-3.0", "", "x"},
                                          {"3", "Zé", "1.0e+20", std::nullopt, ""}}));
}

TEST_F(SqliteTest, KeepsNulBytesAndCountsBytesThatAreNoText) {
  sql("CREATE TABLE c (id, name); INSERT INTO c VALUES (1, CAST(x'4a6fe36f' AS TEXT)), (2, CAST(x'610062' AS "
      "TEXT));");
  const Everything all = read_all(source_, "SELECT id, name FROM c");
  EXPECT_EQ(all.rows[0][1], "Jo\xEF\xBF\xBDo");
  EXPECT_EQ(all.rows[1][1], std::string("a\0b", 3));
  EXPECT_EQ(all.replaced, 1);

  source_.encoding = Encoding::Latin1;
  const Everything latin = read_all(source_, "SELECT id, name FROM c");
  EXPECT_EQ(latin.rows[0][1], "João");
  EXPECT_EQ(latin.replaced, 0);
}

TEST_F(SqliteTest, ComesInBatches) {
  sql("CREATE TABLE c (id);");
  const Everything all =
      read_all(source_,
               "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < "
               "45000) SELECT id, 'x' AS name FROM n;  \n");
  EXPECT_EQ(all.batches.size(), 45'000 / kBatchRows + 1);
  EXPECT_EQ(all.batches.front(), kBatchRows);
  EXPECT_EQ(all.batches.back(), 45'000 % kBatchRows);
  EXPECT_EQ(all.rows.back().front(), "45000");
}

TEST_F(SqliteTest, HugeValuesMakeSmallBatches) {
  sql("CREATE TABLE c (id);");
  const Everything all =
      read_all(source_,
               "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 5) "
               "SELECT id, printf('%.*c', 10000000, 'x') AS name FROM n");
  EXPECT_EQ(all.batches, (std::vector<std::size_t>{2, 2, 1}));
}

TEST_F(SqliteTest, AnEmptyRegistryHasColumnsAndNoBatch) {
  sql("CREATE TABLE c (id, name);");
  const Everything all = read_all(source_, "SELECT * FROM c");
  EXPECT_EQ(all.columns.size(), 2u);
  EXPECT_TRUE(all.batches.empty());
}

TEST_F(SqliteTest, AMissingFileIsUnreachableAndIsNotCreated) {
  EXPECT_THROW(read_all(source_, "SELECT 1 AS id"), Unreachable);
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id"), source_.file));
  EXPECT_FALSE(std::filesystem::exists(source_.file));
}

TEST_F(SqliteTest, AFileOfAnotherKindIsNamed) {
  std::ofstream(source_.file) << std::string(5000, 'x');
  EXPECT_TRUE(contains(failure_of("SELECT id FROM c"), "is no SQLite database"));
}

TEST_F(SqliteTest, WhatIsNotOneSelectIsRefusedAndChangesNothing) {
  sql("CREATE TABLE c (id, name); INSERT INTO c VALUES (1, 'Ana');");
  for (const char* query :
       {"DELETE FROM c", "DELETE FROM c RETURNING id", "SELECT 1 AS id; DELETE FROM c", "", "  ;",
        "-- nothing", "BEGIN", "PRAGMA query_only = OFF", "CREATE TABLE d (id)", "ATTACH 'x.db' AS x"})
    EXPECT_TRUE(contains(failure_of(query), "must be one SELECT")) << query << ": " << failure_of(query);
  EXPECT_EQ(read_all(source_, "SELECT * FROM c").rows.size(), 1u);
}

TEST_F(SqliteTest, AQueryThatSqliteRefusesSaysWhy) {
  sql("CREATE TABLE c (id);");
  EXPECT_EQ(
      failure_of("SELECT nome FROM c"),
      "source 'erp', registry 'customers': SQLite refuses the query: no such column: nome; correct `query:`");
}

TEST_F(SqliteTest, AColumnThatComesTwiceIsRefused) {
  sql("CREATE TABLE c (id);");
  EXPECT_TRUE(contains(failure_of("SELECT id, 1 AS ID FROM c"), "the column 'id' twice"));
}

TEST_F(SqliteTest, AQueryThatTakesTooLongIsEnded) {
  sql("CREATE TABLE c (id);");
  source_.statement_timeout = std::chrono::seconds(0);
  const std::string text = failure_of(
      "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT max(id) AS id FROM n");
  EXPECT_TRUE(contains(text, "took longer than `statement_timeout: 0s`")) << text;
}

TEST_F(SqliteTest, ReadsWhileAnotherProgramWrites) {
  sql("PRAGMA journal_mode = WAL; CREATE TABLE c (id); INSERT INTO c VALUES (1);");
  const auto sources = make_record_sources(reading_of(source_, "SELECT id FROM c"));
  const auto reading = open_customers(*sources);
  sql("INSERT INTO c VALUES (2)");
  EXPECT_GE(read_all(*reading).rows.size(), 1u);
  sql("INSERT INTO c VALUES (3)");
}

TEST_F(SqliteTest, WhatIsNotConfiguredIsNotFound) {
  const auto sources = make_record_sources(reading_of(source_, "SELECT 1"));
  EXPECT_THROW(sources->open(SourceId{"crm"}, RegistryId{"customers"}, {}), NotFound);
  EXPECT_THROW(sources->open(SourceId{"erp"}, RegistryId{"suppliers"}, {}), NotFound);
}

}  // namespace
}  // namespace boletim

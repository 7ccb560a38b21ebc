#include "tests/support/postgres.h"

#include <cstdlib>
#include <future>

#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/daemon/erp/source_fixture.h"
#include "tests/support/failure_text.h"

namespace boletim {
namespace {

constexpr auto kPassword = "um 'segredo' com \\ e = espaço";

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// All tests read from one server, as user "leitor".
class PostgresTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!PostgresServer::is_installed()) return;
    server_ = std::make_unique<PostgresServer>();
    server_->sql(
        "CREATE ROLE leitor LOGIN PASSWORD 'um ''segredo'' com \\ e = espaço';"
        "CREATE TABLE clientes (\"Id\" bigint, nome text, criado timestamptz, ativo boolean, valor numeric);"
        "CREATE TABLE segredos (id int);"
        "CREATE SEQUENCE contador;"
        "GRANT ALL ON clientes TO leitor; GRANT ALL ON contador TO leitor;"
        "INSERT INTO clientes VALUES (1, 'Ana', '2026-01-31 23:30:00-03', true, 10.50),"
        " (2, E'tab\\tnew\\nline\\\\ \\\\N', NULL, false, NULL), (3, '', NULL, NULL, 1e3);");
    server_->sql("CREATE DATABASE antigo ENCODING 'SQL_ASCII' TEMPLATE template0");
    server_->sql("CREATE TABLE c AS SELECT 1 AS id, E'Jo\\xe3o' AS nome; GRANT ALL ON c TO leitor", "antigo");
    ::setenv("BOLETIM_TEST_PASSWORD", kPassword, 1);
  }
  static void TearDownTestSuite() { server_.reset(); }

  void SetUp() override {
    if (!server_) GTEST_SKIP() << "needs the package postgresql";
    source_.connector = Connector::Postgresql;
    source_.port = server_->port();
    source_.database = "postgres";
    source_.user = "leitor";
    source_.password = {Secret::Kind::Env, "BOLETIM_TEST_PASSWORD"};
  }
  std::string failure_of(const std::string& query) const {
    return failure_text([&] { read_all(source_, query); });
  }
  /// Of the sessions that the tests opened.
  static std::string sessions() {
    return server_->value("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'boletim'");
  }

  static inline std::unique_ptr<PostgresServer> server_;
  SourceSettings source_;
};

TEST_F(PostgresTest, ReadsEveryKindOfValueAsText) {
  const Everything all = read_all(source_, "SELECT * FROM clientes ORDER BY 1");
  EXPECT_EQ(all.columns, (std::vector<std::string>{"id", "nome", "criado", "ativo", "valor"}));
  EXPECT_EQ(all.rows, (std::vector<Cells>{{"1", "Ana", "2026-02-01 02:30:00+00", "t", "10.50"},
                                          {"2", "tab\tnew\nline\\ \\N", std::nullopt, "f", std::nullopt},
                                          {"3", "", std::nullopt, std::nullopt, "1000"}}));
}

TEST_F(PostgresTest, ComesInBatches) {
  const Everything all = read_all(source_, "SELECT g AS id, 'x' AS nome FROM generate_series(1, 45000) g ; ");
  EXPECT_EQ(all.batches.size(), 45'000 / kBatchRows + 1);
  EXPECT_EQ(all.batches.front(), kBatchRows);
  EXPECT_EQ(all.batches.back(), 45'000 % kBatchRows);
}

TEST_F(PostgresTest, AnEmptyRegistryHasColumnsAndNoBatch) {
  const Everything all = read_all(source_, "SELECT * FROM clientes WHERE false -- nobody");
  EXPECT_EQ(all.columns.size(), 5u);
  EXPECT_TRUE(all.batches.empty());
}

TEST_F(PostgresTest, WhatIsNotOneSelectIsRefusedAndChangesNothing) {
  for (const char* query :
       {"DELETE FROM clientes", "DELETE FROM clientes RETURNING nome", "SELECT nextval('contador')",
        "WITH gone AS (DELETE FROM clientes RETURNING nome) SELECT * FROM gone", "", "BEGIN",
        "CREATE TABLE d AS SELECT 1"})
    EXPECT_TRUE(contains(failure_of(query), "must be one SELECT")) << query << ": " << failure_of(query);
  for (const char* query : {"SELECT 1; DELETE FROM clientes", "COMMIT; DELETE FROM clientes",
                            "SELECT 1) TO STDOUT; COMMIT; DELETE FROM clientes; COPY (SELECT 1"})
    EXPECT_NE(failure_of(query), "") << query;
  EXPECT_EQ(server_->value("SELECT count(*) FROM clientes"), "3");
}

TEST_F(PostgresTest, AQueryThatTheServerRefusesSaysWhy) {
  EXPECT_EQ(
      failure_of("SELECT fone FROM clientes"),
      "source 'erp', registry 'customers': PostgreSQL refuses the query: column \"fone\" does not exist; "
      "correct `query:`");
  EXPECT_TRUE(contains(failure_of("SELECT * FROM segredos"), "GRANT SELECT"));
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id, 2 AS \"ID\""), "the column 'id' twice"));
}

TEST_F(PostgresTest, NoValueOfARecordGetsIntoAnError) {
  const std::string text = failure_of("SELECT nome::int AS id FROM clientes");
  EXPECT_TRUE(contains(text, "invalid input syntax for type integer")) << text;
  EXPECT_FALSE(contains(text, "Ana")) << text;
}

TEST_F(PostgresTest, AQueryThatTakesTooLongIsEnded) {
  source_.statement_timeout = std::chrono::seconds(1);
  const std::string text = failure_of("SELECT pg_sleep(60) AS id");
  EXPECT_TRUE(contains(text, "took longer than `statement_timeout: 1s`")) << text;
}

TEST_F(PostgresTest, ARefusedLoginIsUnreachableAndSaysWhatToCheck) {
  ::setenv("BOLETIM_OTHER_PASSWORD", "errado", 1);
  source_.password.name = "BOLETIM_OTHER_PASSWORD";
  EXPECT_THROW(read_all(source_, "SELECT 1 AS id"), Unreachable);
  const std::string text = failure_of("SELECT 1 AS id");
  EXPECT_TRUE(contains(text, "127.0.0.1:" + std::to_string(server_->port()) + " refused user 'leitor'"))
      << text;
  EXPECT_TRUE(contains(text, "check user and password")) << text;
  EXPECT_FALSE(contains(text, "errado")) << text;

  source_.password = {};
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id"), "check user and password"));
}

TEST_F(PostgresTest, AServerThatIsAwayIsUnreachable) {
  source_.host = "127.0.0.1";
  source_.port = 1;
  EXPECT_THROW(read_all(source_, "SELECT 1 AS id"), Unreachable);
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id"), "can't reach PostgreSQL at 127.0.0.1:1"));
}

TEST_F(PostgresTest, OptionsArePassedThroughButNotInPlaceOfTheLogin) {
  source_.options = {{"application_name", "outro nome"}, {"user", "postgres"}};
  EXPECT_EQ(read_all(source_, "SELECT current_setting('application_name') AS id, current_user AS u").rows,
            (std::vector<Cells>{{"outro nome", "leitor"}}));
  source_.options = {{"sem_sentido", "1"}};
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id"), "sem_sentido"));
}

TEST_F(PostgresTest, ReadsThroughASocketToo) {
  source_.socket = server_->socket_directory();
  source_.user = "postgres";
  source_.password = {};
  EXPECT_EQ(read_all(source_, "SELECT 1 AS id").rows.size(), 1u);
}

TEST_F(PostgresTest, ASessionThatIsLostIsUnreachableAndTheNextOneIsNew) {
  const auto sources = make_record_sources(
      reading_of(source_, "SELECT g AS id, repeat('x', 1000) AS nome FROM generate_series(1, 200000) g"));
  auto reading = open_customers(*sources);
  Batch batch;
  ASSERT_TRUE(reading->next(batch));
  server_->sql(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'boletim'");
  EXPECT_THROW(
      {
        while (reading->next(batch)) {
        }
      },
      Unreachable);
  reading.reset();
  EXPECT_TRUE(open_customers(*sources)->next(batch));
}

TEST_F(PostgresTest, NoSessionStaysWhenNothingIsRead) {
  read_all(source_, "SELECT 1 AS id");
  failure_of("SELECT broken");
  server_->sql("SELECT pg_stat_clear_snapshot()");
  while (sessions() != "0") std::this_thread::yield();
}

TEST_F(PostgresTest, ReadersOfASourceAreBounded) {
  source_.connections = 1;
  const auto sources = make_record_sources(reading_of(source_, "SELECT 1 AS id"));
  auto first = open_customers(*sources);
  auto second =
      std::async(std::launch::async, [&] { return read_all(*open_customers(*sources)).rows.size(); });
  EXPECT_EQ(second.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
  EXPECT_EQ(sessions(), "1");
  first.reset();
  EXPECT_EQ(second.get(), 1u);
}

TEST_F(PostgresTest, AFailedOpenGivesItsPlaceBack) {
  source_.connections = 1;
  const auto sources = make_record_sources(reading_of(source_, "SELECT broken"));
  EXPECT_THROW(open_customers(*sources), Failure);
  EXPECT_THROW(open_customers(*sources), Failure);
}

TEST_F(PostgresTest, BytesOfAnOldDatabaseAreReadAsTheSourceSays) {
  source_.database = "antigo";
  const Everything replaced = read_all(source_, "SELECT * FROM c");
  EXPECT_EQ(replaced.rows.front()[1], "Jo\xEF\xBF\xBDo");
  EXPECT_EQ(replaced.replaced, 1);

  source_.encoding = Encoding::Latin1;
  const Everything latin = read_all(source_, "SELECT * FROM c");
  EXPECT_EQ(latin.rows.front()[1], "João");
  EXPECT_EQ(latin.replaced, 0);
}

TEST_F(PostgresTest, Latin1IsNotTakenForAServerThatConverts) {
  server_->sql("UPDATE clientes SET nome = 'José' WHERE \"Id\" = 3");
  source_.encoding = Encoding::Latin1;
  EXPECT_EQ(read_all(source_, "SELECT nome FROM clientes WHERE \"Id\" = 3").rows.front()[0], "José");
}

}  // namespace
}  // namespace boletim

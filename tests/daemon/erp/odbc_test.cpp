#include <chrono>
#include <cstdlib>
#include <future>

#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/daemon/erp/source_fixture.h"
#include "tests/support/failure_text.h"
#include "tests/support/mariadb.h"
#include "tests/support/postgres.h"

namespace boletim {
namespace {

constexpr auto kPassword = "um 'segredo' com ; e = espaço";
constexpr auto kDrivers = "/usr/lib/x86_64-linux-gnu/odbc/";

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// All tests read through both drivers, as user "leitor".
class OdbcTest : public testing::TestWithParam<const char*> {
 protected:
  static void SetUpTestSuite() {
    ::setenv("BOLETIM_TEST_PASSWORD", kPassword, 1);
    if (PostgresServer::is_installed() && std::filesystem::exists(std::string(kDrivers) + "psqlodbcw.so")) {
      postgres_ = std::make_unique<PostgresServer>();
      postgres_->sql("CREATE ROLE leitor LOGIN PASSWORD 'um ''segredo'' com ; e = espaço'");
      postgres_->sql(
          std::string("CREATE TABLE milhoes AS SELECT g AS seq FROM generate_series(1, 200000) g;") + kTable +
          "GRANT SELECT, DELETE ON clientes TO leitor; GRANT SELECT ON milhoes TO leitor");
    }
    if (MariadbServer::is_installed() && std::filesystem::exists(std::string(kDrivers) + "libmaodbc.so")) {
      mariadb_ = std::make_unique<MariadbServer>();
      mariadb_->sql(
          "CREATE USER leitor IDENTIFIED BY 'um ''segredo'' com ; e = espaço';"
          "CREATE DATABASE erp; USE erp; GRANT ALL ON erp.* TO leitor;"
          "CREATE TABLE milhoes AS SELECT seq FROM seq_1_to_200000;" +
          std::string(kTable));
    }
  }
  static void TearDownTestSuite() {
    postgres_.reset();
    mariadb_.reset();
  }

  void SetUp() override {
    const bool by_postgres = std::string_view(GetParam()) == "PostgreSQL";
    if (by_postgres ? !postgres_ : !mariadb_)
      GTEST_SKIP() << "needs a server and odbc-postgresql, odbc-mariadb";
    source_.connector = Connector::Odbc;
    source_.dsn = by_postgres ? "Driver=" + std::string(kDrivers) +
                                    "psqlodbcw.so;Server=127.0.0.1;Database=postgres;"
                                    "Port=" +
                                    std::to_string(postgres_->port())
                              : "Driver=" + std::string(kDrivers) +
                                    "libmaodbc.so;Server=127.0.0.1;Database=erp;"
                                    "Port=" +
                                    std::to_string(mariadb_->port());
    source_.user = "leitor";
    source_.password = {Secret::Kind::Env, "BOLETIM_TEST_PASSWORD"};
    sleep_ = by_postgres ? "SELECT 1 AS id FROM (SELECT pg_sleep(60)) s" : "SELECT sleep(60) AS id";
  }
  std::string value(const std::string& query) const {
    return std::string_view(GetParam()) == "PostgreSQL" ? postgres_->value(query) : mariadb_->value(query);
  }
  std::string table(const std::string& name) const {
    return std::string_view(GetParam()) == "PostgreSQL" ? name : "erp." + name;
  }
  void kill_sessions() const {
    if (std::string_view(GetParam()) == "PostgreSQL")
      postgres_->sql("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'leitor'");
    else
      mariadb_->sql("KILL USER leitor");
  }
  std::string sleepers() const {
    return std::string_view(GetParam()) == "PostgreSQL"
               ? postgres_->value("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
               : mariadb_->value(
                     "SELECT count(*) FROM information_schema.processlist WHERE state = 'User sleep'");
  }
  std::string failure_of(const std::string& query) const {
    return failure_text([&] { read_all(source_, query); });
  }

  static constexpr auto kTable =
      "CREATE TABLE clientes (id bigint, nome varchar(300), criado timestamp NULL, dia date, valor "
      "decimal(12,2), "
      "nota text);"
      "INSERT INTO clientes VALUES (1, 'Ana', '2026-01-31 23:30:00', '2026-01-31', 10.50, ''),"
      " (2, 'João 😀 日本', NULL, NULL, NULL, NULL);"
      "INSERT INTO clientes SELECT 3, repeat('ã', 300), NULL, NULL, 1000, repeat('é', 20000);";
  static inline std::unique_ptr<PostgresServer> postgres_;
  static inline std::unique_ptr<MariadbServer> mariadb_;
  SourceSettings source_;
  std::string sleep_;
};

std::string times(int n, const std::string& text) {
  std::string result;
  for (int i = 0; i < n; ++i) result += text;
  return result;
}

TEST_P(OdbcTest, ReadsEveryKindOfValueAsText) {
  const Everything all = read_all(source_, "SELECT * FROM clientes ORDER BY id;  ");
  EXPECT_EQ(all.columns, (std::vector<std::string>{"id", "nome", "criado", "dia", "valor", "nota"}));
  ASSERT_EQ(all.rows.size(), 3u);
  EXPECT_EQ(all.rows[0], (Cells{"1", "Ana", "2026-01-31 23:30:00", "2026-01-31", "10.50", ""}));
  EXPECT_EQ(all.rows[1], (Cells{"2", "João 😀 日本", std::nullopt, std::nullopt, std::nullopt, std::nullopt}));
  EXPECT_EQ(all.rows[2],
            (Cells{"3", times(300, "ã"), std::nullopt, std::nullopt, "1000.00", times(20000, "é")}));
  EXPECT_EQ(all.replaced, 0);
}

TEST_P(OdbcTest, ComesInBatches) {
  const Everything all = read_all(source_, "SELECT seq AS id, 'x' AS nome FROM milhoes WHERE seq <= 45000");
  EXPECT_EQ(all.batches.size(), 45'000 / kBatchRows + 1);
  EXPECT_EQ(all.batches.front(), kBatchRows);
  EXPECT_EQ(all.batches.back(), 45'000 % kBatchRows);
}

TEST_P(OdbcTest, AnEmptyRegistryHasColumnsAndNoBatch) {
  const Everything all = read_all(source_, "SELECT * FROM clientes WHERE 1 = 0");
  EXPECT_EQ(all.columns.size(), 6u);
  EXPECT_TRUE(all.batches.empty());
}

TEST_P(OdbcTest, WhatIsNotOneSelectIsRefusedAndChangesNothing) {
  for (const char* query : {"DELETE FROM clientes", "DELETE FROM clientes RETURNING nome", "", "BEGIN",
                            "CREATE TABLE d AS SELECT 1", "/*! DELETE FROM clientes */"})
    EXPECT_TRUE(contains(failure_of(query), "must be one SELECT")) << query << ": " << failure_of(query);
  EXPECT_NE(failure_of("SELECT 1 AS id; DELETE FROM clientes"), "");
  EXPECT_EQ(value("SELECT count(*) FROM " + table("clientes")), "3");
}

TEST_P(OdbcTest, AQueryThatTheServerRefusesSaysWhy) {
  const std::string text = failure_of("SELECT fone FROM clientes");
  EXPECT_TRUE(contains(text, "source 'erp', registry 'customers': the source refuses the query: ")) << text;
  EXPECT_TRUE(contains(text, "fone")) << text;
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id, 2 AS \"ID\""), "the column 'id' twice"))
      << failure_of("SELECT 1 AS id, 2 AS \"ID\"");
}

TEST_P(OdbcTest, AQueryThatTakesTooLongIsEnded) {
  source_.statement_timeout = std::chrono::seconds(1);
  EXPECT_THROW(read_all(source_, sleep_), Passing);
  const std::string text = failure_of(sleep_);
  EXPECT_TRUE(contains(text, "took longer than `statement_timeout: 1s`")) << text;
}

TEST_P(OdbcTest, AReadingThatIsToldToStopBreaksOff) {
  const auto sources = make_record_sources(reading_of(source_, sleep_));
  std::stop_source stop;
  auto reading = std::async(
      std::launch::async, [&] { sources->open(SourceId{"erp"}, RegistryId{"customers"}, stop.get_token()); });
  while (sleepers() == "0") std::this_thread::yield();
  const auto asked = std::chrono::steady_clock::now();
  stop.request_stop();
  EXPECT_THROW(reading.get(), Passing);
  EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(5));
}

TEST_P(OdbcTest, ARefusedLoginIsUnreachableAndSaysWhatToCheck) {
  ::setenv("BOLETIM_OTHER_PASSWORD", "errado", 1);
  source_.password.name = "BOLETIM_OTHER_PASSWORD";
  EXPECT_THROW(read_all(source_, "SELECT 1 AS id"), Unreachable);
  const std::string text = failure_of("SELECT 1 AS id");
  EXPECT_TRUE(contains(text, "as user 'leitor'; check that its server may be reached, user and password"))
      << text;
  EXPECT_FALSE(contains(text, "errado")) << text;
}

TEST_P(OdbcTest, ASessionThatIsLostIsUnreachable) {
  if (std::string_view(GetParam()) == "MariaDB")
    GTEST_SKIP() << "its driver before 3.2 has all rows before it gives the first one out";
  const auto sources =
      make_record_sources(reading_of(source_, "SELECT seq AS id, repeat('x', 1000) AS nome FROM milhoes"));
  auto reading = open_customers(*sources);
  Batch batch;
  ASSERT_TRUE(reading->next(batch));
  kill_sessions();
  EXPECT_THROW(
      {
        while (reading->next(batch)) {
        }
      },
      Unreachable);
  reading.reset();
  EXPECT_TRUE(open_customers(*sources)->next(batch));
}

INSTANTIATE_TEST_SUITE_P(Drivers, OdbcTest, testing::Values("PostgreSQL", "MariaDB"));

TEST(Odbc, ADataSourceOrDriverThatThereIsNotIsNamed) {
  SourceSettings source;
  source.connector = Connector::Odbc;
  source.dsn = "protheus-de-teste";
  EXPECT_TRUE(contains(failure_text([&] { read_all(source, "SELECT 1 AS id"); }),
                       "no ODBC data source or driver 'protheus-de-teste'"));
  source.dsn = "Driver=/nowhere/libnone.so;Server=127.0.0.1";
  EXPECT_TRUE(contains(failure_text([&] { read_all(source, "SELECT 1 AS id"); }),
                       "no ODBC data source or driver of `dsn:`"));
}

}  // namespace
}  // namespace boletim

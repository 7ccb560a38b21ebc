#include <chrono>
#include <cstdlib>
#include <future>

#include <gtest/gtest.h>

#include "config/connectors.h"
#include "jobs/failure.h"
#include "tests/daemon/erp/source_fixture.h"
#include "tests/support/failure_text.h"
#include "tests/support/mariadb.h"

namespace boletim {
namespace {

constexpr auto kPassword = "um 'segredo' com ; e = espaço";

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// All tests read from one server, as user "leitor".
class MysqlTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!MariadbServer::is_installed()) return;
    server_ = std::make_unique<MariadbServer>();
    server_->sql(
        "CREATE DATABASE erp; USE erp;"
        "CREATE USER leitor IDENTIFIED BY 'um ''segredo'' com ; e = espaço';"
        "CREATE TABLE clientes (Id bigint, NOME varchar(100), criado timestamp NULL, valor decimal(12,2));"
        "CREATE TABLE antigos (id int, nome blob); CREATE TABLE latinos (id int, nome varchar(50)) CHARSET "
        "latin1;"
        "CREATE SEQUENCE contador; CREATE DATABASE alheio; CREATE TABLE alheio.segredos (id int);"
        "\nDELIMITER //\nCREATE PROCEDURE apaga() BEGIN COMMIT; DELETE FROM clientes; END //\nDELIMITER ;\n"
        "GRANT ALL ON erp.clientes TO leitor; GRANT ALL ON erp.contador TO leitor;"
        "GRANT SELECT ON erp.* TO leitor;"
        "GRANT EXECUTE ON PROCEDURE erp.apaga TO leitor; GRANT FILE ON *.* TO leitor;"
        "SET time_zone = '-03:00';"
        "INSERT INTO clientes VALUES (1, 'Ana', '2026-01-31 23:30:00', 10.50),"
        " (2, 'tab\\tnew\\nline\\\\ \\\\N', NULL, NULL), (3, '', NULL, 1000);"
        "INSERT INTO antigos VALUES (1, x'4a6fe36f'); INSERT INTO latinos VALUES (1, 'João');");
    ::setenv("BOLETIM_TEST_PASSWORD", kPassword, 1);
  }
  static void TearDownTestSuite() { server_.reset(); }

  void SetUp() override {
    if (!server_) GTEST_SKIP() << "needs the packages mariadb-server-core and mariadb-client-core";
    source_.connector = Connector::Mysql;
    source_.port = server_->port();
    source_.database = "erp";
    source_.user = "leitor";
    source_.password = {Secret::Kind::Env, "BOLETIM_TEST_PASSWORD"};
  }
  std::string failure_of(const std::string& query) const {
    return failure_text([&] { read_all(source_, query); });
  }
  static std::string sessions() {
    return server_->value("SELECT count(*) FROM information_schema.processlist WHERE user = 'leitor'");
  }

  static inline std::unique_ptr<MariadbServer> server_;
  SourceSettings source_;
};

TEST_F(MysqlTest, ReadsEveryKindOfValueAsText) {
  const Everything all = read_all(source_, "SELECT * FROM clientes ORDER BY 1;  ");
  EXPECT_EQ(all.columns, (std::vector<std::string>{"id", "nome", "criado", "valor"}));
  EXPECT_EQ(all.rows, (std::vector<Cells>{{"1", "Ana", "2026-02-01 02:30:00", "10.50"},
                                          {"2", "tab\tnew\nline\\ \\N", std::nullopt, std::nullopt},
                                          {"3", "", std::nullopt, "1000.00"}}));
}

TEST_F(MysqlTest, BitsAreNumbersAndZeroDatesAreNone) {
  server_->sql(
      "USE erp; SET sql_mode = ''; CREATE TABLE raros (b1 bit(1), b12 bit(12), ativo tinyint(1), dia date, "
      "hora "
      "datetime, j json, d double, e enum('PF', 'PJ'), t text);"
      "INSERT INTO raros VALUES (1, 2049, 1, '0000-00-00', '0000-00-00 00:00:00', '{\"é\": 1}', 0.1, 'PJ', "
      "'ç'),"
      " (0, 0, 0, '2026-11-30', '2026-11-30 10:00:00', NULL, NULL, NULL, NULL)");
  EXPECT_EQ(
      read_all(source_, "SELECT * FROM raros").rows,
      (std::vector<Cells>{{"1", "2049", "1", std::nullopt, std::nullopt, "{\"é\": 1}", "0.1", "PJ", "ç"},
                          {"0", "0", "0", "2026-11-30", "2026-11-30 10:00:00", std::nullopt, std::nullopt,
                           std::nullopt, std::nullopt}}));
}

TEST_F(MysqlTest, ComesInBatches) {
  const Everything all = read_all(source_, "SELECT seq AS id, 'x' AS nome FROM seq_1_to_45000");
  EXPECT_EQ(all.batches.size(), 45'000 / kBatchRows + 1);
  EXPECT_EQ(all.batches.front(), kBatchRows);
  EXPECT_EQ(all.batches.back(), 45'000 % kBatchRows);
  EXPECT_EQ(all.rows.back().front(), "45000");
}

TEST_F(MysqlTest, HugeValuesMakeSmallBatches) {
  const Everything all = read_all(source_, "SELECT seq AS id, repeat('x', 10000000) AS nome FROM seq_1_to_5");
  EXPECT_EQ(all.batches, (std::vector<std::size_t>{2, 2, 1}));
}

TEST_F(MysqlTest, AnEmptyRegistryHasColumnsAndNoBatch) {
  const Everything all = read_all(source_, "SELECT * FROM clientes WHERE false -- nobody");
  EXPECT_EQ(all.columns.size(), 4u);
  EXPECT_TRUE(all.batches.empty());
}

TEST_F(MysqlTest, AListThatAQueryMakesIsNotCut) {
  EXPECT_EQ(read_all(source_, "SELECT 1 AS id, group_concat(seq) AS fones FROM seq_100000_to_110000")
                .rows.front()[1]
                ->size(),
            10'001u * 7 - 1);
}

TEST_F(MysqlTest, WhatIsNotOneSelectIsRefusedAndChangesNothing) {
  for (const char* query :
       {"DELETE FROM clientes", "DELETE FROM clientes RETURNING nome", "SELECT nextval(contador) AS id",
        "CALL apaga()", "", "BEGIN", "CREATE TABLE d AS SELECT 1", "/*! DELETE FROM clientes */",
        "SELECT * FROM clientes INTO OUTFILE '/tmp/boletim-test-outfile'",
        "INSERT INTO clientes SELECT 1,2,3,4", "SET SESSION TRANSACTION READ WRITE",
        "ANALYZE DELETE FROM clientes"})
    EXPECT_TRUE(contains(failure_of(query), "must be one SELECT")) << query << ": " << failure_of(query);
  EXPECT_NE(failure_of("SELECT 1 AS id; DELETE FROM clientes"), "");
  EXPECT_EQ(server_->value("SELECT count(*) FROM erp.clientes"), "3");
  EXPECT_FALSE(std::filesystem::exists("/tmp/boletim-test-outfile"));
}

TEST_F(MysqlTest, AQueryThatTheServerRefusesSaysWhy) {
  EXPECT_EQ(
      failure_of("SELECT fone FROM clientes"),
      "source 'erp', registry 'customers': MariaDB refuses the query: Unknown column 'fone' in 'SELECT'; "
      "correct `query:`");
  EXPECT_TRUE(contains(failure_of("SELECT * FROM alheio.segredos"), "GRANT SELECT"));
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id, 2 AS ID"), "the column 'id' twice"));
  EXPECT_TRUE(contains(failure_of("SELECT * FROM clientes WHERE id = ?"), "parameters (?)"));
}

TEST_F(MysqlTest, NoValueOfARecordGetsIntoAnError) {
  const std::string text = failure_of("SELECT id, json_value(nome, '$') + exp(1000) AS v FROM clientes");
  EXPECT_NE(text, "");
  EXPECT_FALSE(contains(text, "Ana")) << text;
}

TEST_F(MysqlTest, AQueryThatTakesTooLongIsEnded) {
  source_.statement_timeout = std::chrono::seconds(1);
  EXPECT_THROW(read_all(source_, "SELECT sleep(60) AS id"), Passing);
  const std::string text = failure_of("SELECT sleep(60) AS id");
  EXPECT_TRUE(contains(text, "took longer than `statement_timeout: 1s`")) << text;
}

TEST_F(MysqlTest, AReadingThatIsToldToStopBreaksOff) {
  const auto sources = make_record_sources(reading_of(source_, "SELECT sleep(60) AS id"));
  std::stop_source stop;
  auto reading = std::async(std::launch::async, [&] {
    Batch batch;
    sources->open(SourceId{"erp"}, RegistryId{"customers"}, stop.get_token())->next(batch);
  });
  while (server_->value("SELECT count(*) FROM information_schema.processlist WHERE state = 'User sleep'") ==
         "0")
    std::this_thread::yield();
  const auto asked = std::chrono::steady_clock::now();
  stop.request_stop();
  EXPECT_THROW(reading.get(), Passing);
  EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(2));
}

TEST_F(MysqlTest, ARefusedLoginIsUnreachableAndSaysWhatToCheck) {
  ::setenv("BOLETIM_OTHER_PASSWORD", "errado", 1);
  source_.password.name = "BOLETIM_OTHER_PASSWORD";
  EXPECT_THROW(read_all(source_, "SELECT 1 AS id"), Unreachable);
  const std::string text = failure_of("SELECT 1 AS id");
  EXPECT_TRUE(contains(text, "127.0.0.1:" + std::to_string(server_->port()) + " refused user 'leitor'"))
      << text;
  EXPECT_TRUE(contains(text, "check user and password")) << text;
  EXPECT_FALSE(contains(text, "errado")) << text;

  source_.database = "outro";
  source_.password.name = "BOLETIM_TEST_PASSWORD";
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id"), "for database 'outro'"));
}

TEST_F(MysqlTest, AServerThatIsAwayIsUnreachable) {
  source_.port = 1;
  EXPECT_THROW(read_all(source_, "SELECT 1 AS id"), Unreachable);
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id"), "can't reach MySQL at 127.0.0.1:1"));
}

TEST_F(MysqlTest, EveryOptionThatIsKnownIsTaken) {
  const std::map<std::string_view, std::string> values = {
      {"charset", "utf8mb4"}, {"compress", "true"}, {"ssl-mode", "disabled"}};
  for (const std::string_view name : mysql_options()) {
    const auto value = values.find(name);
    source_.options = {{std::string(name), value == values.end() ? "/nowhere" : value->second}};
    EXPECT_FALSE(contains(failure_of("SELECT 1 AS id"), "does not know")) << name;
  }
  source_.options = {{"sem-sentido", "1"}};
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id"), "sem-sentido: 1, which connector mysql does not know"));
  source_.options = {{"charset", "klingon"}};
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id"), "correct `options: { charset: … }`"));
}

TEST_F(MysqlTest, AConnectionInClearIsRefusedWhereEncryptionIsRequired) {
  source_.options = {{"ssl-mode", "required"}};
  EXPECT_TRUE(contains(failure_of("SELECT 1 AS id"), "no encrypted connection"))
      << failure_of("SELECT 1 AS id");
}

TEST_F(MysqlTest, ReadsThroughASocketToo) {
  source_.socket = server_->socket();
  source_.user = "root";
  source_.password = {};
  EXPECT_EQ(read_all(source_, "SELECT 1 AS id").rows.size(), 1u);
}

TEST_F(MysqlTest, ASessionThatIsLostIsUnreachableAndTheNextOneIsNew) {
  const auto sources = make_record_sources(
      reading_of(source_, "SELECT seq AS id, repeat('x', 1000) AS nome FROM seq_1_to_200000"));
  auto reading = open_customers(*sources);
  Batch batch;
  ASSERT_TRUE(reading->next(batch));
  server_->sql("KILL USER leitor");
  EXPECT_THROW(
      {
        while (reading->next(batch)) {
        }
      },
      Unreachable);
  reading.reset();
  EXPECT_TRUE(open_customers(*sources)->next(batch));
}

TEST_F(MysqlTest, AQueryThatAnAdminKillsMayBeTriedAgain) {
  const auto sources = make_record_sources(
      reading_of(source_, "SELECT seq AS id, repeat('x', 1000) AS nome FROM seq_1_to_200000"));
  auto reading = open_customers(*sources);
  Batch batch;
  ASSERT_TRUE(reading->next(batch));
  server_->sql("KILL QUERY USER leitor");
  EXPECT_THROW(
      {
        while (reading->next(batch)) {
        }
      },
      Passing);
}

TEST_F(MysqlTest, AReadingThatIsLeftEarlyReadsNotToItsEnd) {
  const auto asked = std::chrono::steady_clock::now();
  Batch batch;
  const auto sources = make_record_sources(
      reading_of(source_, "SELECT seq AS id, repeat('x', 1000) AS nome FROM seq_1_to_20000000"));
  ASSERT_TRUE(open_customers(*sources)->next(batch));
  EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(5));
  while (sessions() != "0") std::this_thread::yield();
}

TEST_F(MysqlTest, NoSessionStaysWhenNothingIsRead) {
  read_all(source_, "SELECT 1 AS id");
  failure_of("SELECT broken");
  while (sessions() != "0") std::this_thread::yield();
}

TEST_F(MysqlTest, SeesOneStateOfTheData) {
  const auto sources = make_record_sources(reading_of(source_, "SELECT count(*) AS id FROM clientes"));
  const auto reading = open_customers(*sources);
  server_->sql("INSERT INTO erp.clientes VALUES (4, 'Zé', NULL, NULL)");
  EXPECT_EQ(read_all(*reading).rows.front()[0], "3");
  server_->sql("DELETE FROM erp.clientes WHERE id = 4");
}

TEST_F(MysqlTest, BytesThatNoServerConvertsAreReadAsTheSourceSays) {
  const Everything replaced = read_all(source_, "SELECT * FROM antigos");
  EXPECT_EQ(replaced.rows.front()[1], "Jo\xEF\xBF\xBDo");
  EXPECT_EQ(replaced.replaced, 1);

  source_.encoding = Encoding::Latin1;
  const Everything latin = read_all(source_, "SELECT * FROM antigos");
  EXPECT_EQ(latin.rows.front()[1], "João");
  EXPECT_EQ(latin.replaced, 0);
}

TEST_F(MysqlTest, WhatTheServerConvertsIsNotConvertedTwice) {
  source_.encoding = Encoding::Latin1;
  EXPECT_EQ(read_all(source_, "SELECT nome FROM latinos").rows.front()[0], "João");
  source_.options = {{"charset", "latin1"}};
  EXPECT_EQ(read_all(source_, "SELECT nome FROM latinos").rows.front()[0], "João");
}

}  // namespace
}  // namespace boletim

// What the binary wire and two readers must not change: the texts of values, and which records there are.

#include <algorithm>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/daemon/erp/source_fixture.h"
#include "tests/support/failure_text.h"
#include "tests/support/postgres.h"

namespace boletim {
namespace {

class PostgresWireTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!PostgresServer::is_installed()) return;
    server_ = std::make_unique<PostgresServer>();
    server_->sql(
        "CREATE TABLE gaps AS SELECT CASE WHEN g < 60000 THEN g - 30000 ELSE 9000000000000 + g * "
        "1000::bigint END"
        "  AS id, 'n' || g AS name FROM generate_series(1, 130000) g;"
        "ALTER TABLE gaps ADD PRIMARY KEY (id);"
        "CREATE TABLE twice AS SELECT g % 70000 AS id, 'n' || g AS name FROM generate_series(1, 140000) g;"
        "INSERT INTO twice VALUES (NULL, 'nobody'); CREATE INDEX ON twice (id); CLUSTER twice USING "
        "twice_id_idx;"
        "CREATE TABLE without_index AS SELECT * FROM gaps;"
        "CREATE TABLE one AS SELECT 1 AS id; ALTER TABLE one ADD PRIMARY KEY (id);"
        "CREATE TABLE none (id int PRIMARY KEY); ANALYZE;");
  }
  static void TearDownTestSuite() { server_.reset(); }

  void SetUp() override {
    if (!server_) GTEST_SKIP() << "needs the package postgresql";
    source_.connector = Connector::Postgresql;
    source_.socket = server_->socket_directory();
    source_.port = server_->port();
    source_.database = "postgres";
    source_.user = "postgres";
    source_.connections = 2;
  }

  /// As COPY's text format has it.
  static std::string text_of(const std::string& value) {
    return server_->value("SET timezone = 'UTC'; SET datestyle = ISO; SELECT coalesce((" + value +
                          ")::text, 'NULL')");
  }
  std::string read(const std::string& value) const {
    const Cells row = read_all(source_, "SELECT " + value + " AS id").rows.front();
    return row.front().value_or("NULL");
  }

  static inline std::unique_ptr<PostgresServer> server_;
  SourceSettings source_;
};

TEST_F(PostgresWireTest, ValuesOfEveryTypeAreTheirTexts) {
  for (const char* value : {"1::smallint",
                            "-2147483648",
                            "9223372036854775807",
                            "4294967295::oid",

                            "NULL::boolean",
                            "''",
                            "'João\t\\x'",
                            "'ab'::char(5) || '|'",
                            "'x'::varchar(3)",
                            "'tab'::name",
                            "'a'::\"char\"",
                            "0.1::real",
                            "1e300::double precision",
                            "'NaN'::double precision",
                            "'-Infinity'::real",
                            "'\\x00ff'::bytea",
                            "'{1,NULL,3}'::int[]",
                            "ROW(1, 'x')",
                            "'{\"a\": 1}'::json",
                            "'{\"a\": 1}'::jsonb",
                            "'10.0.0.1/8'::inet",
                            "'12:34:56.5'::time",
                            "'12:34:56+03'::timetz",
                            "'1 mon 2 days'::interval",
                            "'<a/>'::xml",
                            "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid",
                            "B'101'",
                            "'[1,5)'::int4range",
                            "'2026-01-31'::date",
                            "'0044-03-15 BC'::date",
                            "'infinity'::date",
                            "'-infinity'::date",
                            "'5874897-12-31'::date",
                            "'4713-01-01 BC'::date",
                            "'1999-12-31 23:59:59.999999'::timestamp",
                            "'2026-01-31 23:30:00-03'::timestamptz",
                            "'infinity'::timestamp",
                            "'-infinity'::timestamptz",
                            "'4713-01-01 00:00:00 BC'::timestamp",
                            "'294276-12-31 23:59:59.999999'::timestamp",
                            "'10000-01-01'::timestamptz",
                            "'0001-01-01'::timestamp",
                            "'2026-02-01 00:00:00.1'::timestamptz",
                            "0.0",
                            "-10.50",
                            "1e30::numeric",
                            "1e-30::numeric",
                            "123456789.000100",
                            "'NaN'::numeric",
                            "'Infinity'::numeric",
                            "'-Infinity'::numeric",
                            "12345::numeric(3,-3)",
                            "0.00001::numeric",
                            "10000.0001",
                            "NULL::numeric",
                            "NULL::uuid",
                            "NULL::timestamptz",
                            "NULL::date"})
    EXPECT_EQ(read(value), text_of(value)) << value;
  EXPECT_EQ(read("true"), "t");
  EXPECT_EQ(read("false"), "f");
}

TEST_F(PostgresWireTest, ATypeOfTheDatabaseItselfIsItsText) {
  server_->sql("CREATE TYPE mood AS ENUM ('feliz'); CREATE DOMAIN mail AS text; CREATE DOMAIN day AS date");
  EXPECT_EQ(read("'feliz'::mood"), "feliz");
  EXPECT_EQ(read("'a@b'::mail"), "a@b");
  EXPECT_EQ(read("'2026-01-31'::day"), "2026-01-31");
  EXPECT_EQ(read("NULL::mood"), "NULL");
}

TEST_F(PostgresWireTest, ColumnsThatNobodyNeedsAreKnownAndEmpty) {
  const auto sources = make_record_sources(
      reading_of(source_, "SELECT 7 AS \"ID\", 1 / (SELECT 0) AS broken, 'Ana' AS \"Na\"\"me\""));
  const auto reading = open_customers(*sources);
  reading->narrow({"id", "na\"me", "elsewhere"});
  const Everything all = read_all(*reading);
  EXPECT_EQ(all.columns, (std::vector<std::string>{"id", "broken", "na\"me"}));
  EXPECT_EQ(all.rows, (std::vector<Cells>{{"7", std::nullopt, "Ana"}}));
}

/// What two readers yield together, by id; and each by itself was given something.
struct Shared {
  std::vector<Cells> rows;
  bool both = false;
};

Shared read_shared(const SourceSettings& source, const std::string& query) {
  const auto sources = make_record_sources(reading_of(source, query));
  const auto first = open_customers(*sources);
  const auto second = first->second();
  Shared shared;
  std::vector<Cells> others;
  std::thread other([&] {
    if (second) others = read_all(*second).rows;
  });
  shared.rows = read_all(*first).rows;
  other.join();
  shared.both = !shared.rows.empty() && !others.empty();
  shared.rows.insert(shared.rows.end(), others.begin(), others.end());
  std::sort(shared.rows.begin(), shared.rows.end());
  return shared;
}

TEST_F(PostgresWireTest, TwoReadersYieldEachRecordOnce) {
  SourceSettings alone = source_;
  alone.connections = 1;
  for (const char* query :
       {"SELECT * FROM gaps", "SELECT * FROM twice", "SELECT id::int4, name FROM twice;"}) {
    const Shared two = read_shared(source_, query), one = read_shared(alone, query);
    EXPECT_TRUE(two.both) << query;
    EXPECT_FALSE(one.both) << query;
    EXPECT_EQ(two.rows, one.rows) << query;
  }
}

TEST_F(PostgresWireTest, OneReaderIsEnoughWhereASecondWouldNotHelp) {
  for (const char* query :
       {"SELECT * FROM without_index", "SELECT id::text, name FROM gaps", "SELECT * FROM one",
        "SELECT * FROM none", "SELECT name FROM gaps", "SELECT * FROM gaps LIMIT 100000"}) {
    const auto sources = make_record_sources(reading_of(source_, query));
    const auto reading = open_customers(*sources);
    EXPECT_EQ(reading->second(), nullptr) << query;
    EXPECT_NO_THROW(read_all(*reading)) << query;
  }
}

TEST_F(PostgresWireTest, BothReadersSeeOneStateOfTheData) {
  const auto sources = make_record_sources(reading_of(source_, "SELECT * FROM gaps"));
  const auto first = open_customers(*sources);
  const auto second = first->second();
  ASSERT_NE(second, nullptr);
  server_->sql("UPDATE gaps SET name = 'later'");
  for (const auto& reader : {first.get(), second.get()})
    for (const Cells& row : read_all(*reader).rows) ASSERT_NE(row[1], "later");
}

TEST_F(PostgresWireTest, ASecondReaderTakesAPlaceOnlyIfItIsFree) {
  const auto sources = make_record_sources(reading_of(source_, "SELECT * FROM gaps"));
  const auto first = open_customers(*sources);
  auto other = open_customers(*sources);
  EXPECT_EQ(first->second(), nullptr);
  other.reset();
  auto second = first->second();
  EXPECT_NE(second, nullptr);
  second.reset();
  EXPECT_EQ(read_all(*open_customers(*sources)).rows.size(), 130'000U);
}

TEST_F(PostgresWireTest, AReaderThatIsToldToStopBreaksOff) {
  const auto sources = make_record_sources(reading_of(source_, "SELECT * FROM gaps"));
  std::stop_source stop;
  const auto first = sources->open(SourceId{"erp"}, RegistryId{"customers"}, stop.get_token());
  const auto second = first->second();
  ASSERT_NE(second, nullptr);
  stop.request_stop();
  EXPECT_THROW(read_all(*first), Passing);
  EXPECT_THROW(read_all(*second), Passing);
}

}  // namespace
}  // namespace boletim

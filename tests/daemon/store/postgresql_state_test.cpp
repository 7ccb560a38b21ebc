#include <chrono>

#include <signal.h>
#include <stdlib.h>

#include "daemon/store/postgresql_database.h"
#include "daemon/store/state_documents.h"
#include "jobs/failure.h"
#include "tests/daemon/store/store_fixture.h"
#include "tests/support/failure_text.h"

namespace boletim {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class PostgresqlStateTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!PostgresServer::is_installed()) return;
    postgres_server().sql(
        "CREATE ROLE boletim LOGIN PASSWORD 'it''s a \\ secret';"
        "CREATE DATABASE boletim OWNER boletim;"
        "CREATE ROLE guest LOGIN PASSWORD 'it''s a \\ secret'");
    ::setenv("STATE_PASSWORD", "it's a \\ secret", 1);
    ::setenv("WRONG_PASSWORD", "hunter2", 1);
  }
  void SetUp() override {
    if (!PostgresServer::is_installed()) GTEST_SKIP() << "no PostgreSQL server is installed";
  }

  static StateSettings over_the_network(const std::string& user = "boletim") {
    StateSettings settings;
    settings.host = "127.0.0.1";
    settings.port = postgres_server().port();
    settings.database = "boletim";
    settings.user = user;
    settings.password = {Secret::Kind::Env, "STATE_PASSWORD"};
    return settings;
  }
  static int backend_of(Database& database) {
    return std::stoi(database.answer("SELECT pg_backend_pid()", 1, {}).front().front().value());
  }
};

TEST_F(PostgresqlStateTest, IsOpenedByAnOwnerWithAPassword) {
  EXPECT_EQ(open_store(over_the_network())->nodes().enter("this", ""), NodeId{"1"});
}

TEST_F(PostgresqlStateTest, ALoginThatIsRefusedSaysWhatToCheckAndNoSecret) {
  StateSettings settings = over_the_network();
  settings.password.name = "WRONG_PASSWORD";
  EXPECT_THROW(open_store(settings), Unreachable);
  EXPECT_THAT(failure_text([&] { open_store(settings); }),
              AllOf(HasSubstr("refused user 'boletim' for database 'boletim'"), Not(HasSubstr("hunter2")),
                    Not(HasSubstr("\n"))));
}

TEST_F(PostgresqlStateTest, AServerThatIsAwayIsUnreachable) {
  StateSettings settings = over_the_network();
  settings.port = 1;
  EXPECT_THROW(open_store(settings), Unreachable);
  EXPECT_THAT(failure_text([&] { open_store(settings); }),
              HasSubstr("can't reach PostgreSQL at 127.0.0.1:1"));
}

TEST_F(PostgresqlStateTest, OneWhoMayMakeNoTablesIsTold) {
  EXPECT_THAT(failure_text([] { open_store(over_the_network("guest")); }),
              AllOf(HasSubstr("user 'guest' may not do that"), HasSubstr("make it the owner")));
}

TEST_F(PostgresqlStateTest, ADatabaseThatHoldsNotEveryLetterIsRefused) {
  postgres_server().sql("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
  StateSettings settings = over_the_network();
  settings.database = "latin";
  EXPECT_THAT(failure_text([&] { open_store(settings); }), HasSubstr("ENCODING 'UTF8'"));
}

TEST_F(PostgresqlStateTest, WhereItLiesIsToldByServerAndCluster) {
  const std::string cluster = postgres_server().value("SELECT system_identifier FROM pg_control_system()");
  const std::string server =
      "PostgreSQL at 127.0.0.1:" + std::to_string(postgres_server().port()) + "/boletim";
  EXPECT_EQ(open_store(over_the_network())->nodes().here(), server + ", cluster " + cluster);
  postgres_server().sql("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM public", "boletim");
  EXPECT_EQ(open_store(over_the_network())->nodes().here(), server);
}

TEST_F(PostgresqlStateTest, AConnectionThatWasEndedIsUnreachableAndAnotherOneIsNot) {
  const auto store = open_store(over_the_network());
  postgres_server().sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'boletim'");
  EXPECT_THROW(store->runs().list({}, 1), Unreachable);
  EXPECT_THROW(store->runs().list({}, 1), Unreachable);
  EXPECT_NO_THROW(open_store(over_the_network())->runs().list({}, 1));
}

TEST_F(PostgresqlStateTest, DocumentsOutliveARestartOfTheServer) {
  const TemporaryDirectory drafts;
  StateDocuments documents(over_the_network(), drafts.path());
  const Sha256 sha256 = documents.draft()->keep().sha256;
  postgres_server().sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'boletim'");
  EXPECT_NO_THROW(documents.open(sha256));
}

TEST_F(PostgresqlStateTest, AServerThatFreezesIsGivenUpInTime) {
  const auto database = open_postgresql(a_postgresql_state(), std::chrono::milliseconds(200));
  const int backend = backend_of(*database);
  ::kill(backend, SIGSTOP);
  EXPECT_THAT(failure_text([&] { database->answer("SELECT 1", 1, {}); }), HasSubstr("no answer for 200 ms"));
  EXPECT_THROW(database->answer("SELECT 1", 1, {{Bytes{std::string(1'000'000, 'x')}}}), Unreachable);
  ::kill(backend, SIGCONT);
}

TEST_F(PostgresqlStateTest, AServerThatTakesNothingAnyMoreIsGivenUpInTime) {
  const auto database = open_postgresql(a_postgresql_state(), std::chrono::milliseconds(200));
  const int backend = backend_of(*database);
  ::kill(backend, SIGSTOP);
  const Bytes large{std::string(50'000'000, 'x')};
  EXPECT_THROW(database->answer("SELECT length($1)", 1, {large}), Unreachable);
  ::kill(backend, SIGCONT);
}

TEST_F(PostgresqlStateTest, WhatAFrozenNodeLockedIsFreeAfterItsLease) {
  StateSettings settings = a_postgresql_state();
  settings.lease = std::chrono::seconds(1);
  Connection frozen(settings), other(settings);
  frozen.execute("CREATE TABLE held (a BIGINT)", {});
  frozen.execute("INSERT INTO held (a) VALUES (1)", {});
  const auto take = [](Connection& db) { db.execute("UPDATE held SET a = a + 1", {}); };
  EXPECT_THROW(frozen.transaction([&] {
    take(frozen);
    EXPECT_THAT(failure_text([&] { take(other); }), HasSubstr("locked by another node"));
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!failure_text([&] { take(other); }).empty() && std::chrono::steady_clock::now() < until) {
    }
  }),
               Unreachable);
  EXPECT_EQ(other.number("SELECT a FROM held", {}), 2);
}

TEST_F(PostgresqlStateTest, ATransactionDoesNotEndWellAfterAnErrorThatItHid) {
  Connection connection(a_postgresql_state());
  EXPECT_THROW(
      connection.transaction([&] { EXPECT_THROW(connection.execute("SELECT nothing", {}), Failure); }),
      Failure);
}

}  // namespace
}  // namespace boletim

#include <atomic>
#include <thread>

#include "daemon/store/migrations.h"
#include "jobs/failure.h"
#include "tests/daemon/store/store_fixture.h"
#include "tests/support/failure_text.h"

namespace boletim {
namespace {

using testing::HasSubstr;

class StateTest : public StoreTest {
 protected:
  StateSettings fresh() const {
    return GetParam() == Kind::Sqlite ? in_file(directory_ / "fresh.db") : a_postgresql_state();
  }
};

TEST_P(StateTest, OutlivesItsProcess) {
  const RunId id = runs_.claim(a_run()).value();
  store_.reset();
  EXPECT_EQ(open_store(settings_)->runs().get(id).job, JobId{"weekly"});
}

TEST_P(StateTest, ATransactionIsAllOrNothing) {
  EXPECT_THROW(store_->transaction([&] {
    runs_.claim(a_run());
    throw Failure("stop");
  }),
               Failure);
  EXPECT_TRUE(runs_.list({}, 10).empty());
  store_->transaction([&] { runs_.claim(a_run()); });
  EXPECT_EQ(runs_.list({}, 10).size(), 1u);
}

TEST_P(StateTest, APartOfATransactionCanFailAlone) {
  store_->transaction([&] {
    runs_.claim(a_run(1000));
    EXPECT_THROW(store_->transaction([&] {
      runs_.claim(a_run(2000));
      throw Failure("stop");
    }),
                 Failure);
    store_->transaction([&] { runs_.claim(a_run(3000)); });
  });
  EXPECT_EQ(runs_.list({}, 10).size(), 2u);
}

TEST_P(StateTest, WhatATransactionWroteIsSeenByOthersOnlyAtItsEnd) {
  const auto other = open_store(settings_);
  store_->transaction([&] {
    runs_.claim(a_run());
    EXPECT_TRUE(other->runs().list({}, 10).empty());
    EXPECT_EQ(runs_.list({}, 10).size(), 1u);
  });
  EXPECT_EQ(other->runs().list({}, 10).size(), 1u);
}

TEST_P(StateTest, SeveralThreadsClaimEachOccurrenceOnce) {
  constexpr int kThreads = 4, kOccurrences = 25;
  std::atomic<int> claimed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&] {
      const auto own = open_store(settings_);
      for (int due = 1; due <= kOccurrences; ++due)
        if (own->runs().claim(a_run(due * 1000))) ++claimed;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(claimed, kOccurrences);
}

TEST_P(StateTest, SeveralThreadsMayCreateItAtOnce) {
  const StateSettings fresh = this->fresh();
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&, i] { open_store(fresh)->runs().claim(a_run(i)); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(open_store(fresh)->runs().list({}, 10).size(), 4u);
}

TEST_P(StateTest, OneThatANewerProgramWroteIsRefused) {
  store_.reset();
  Connection(settings_).execute("INSERT INTO state_version (version, name) VALUES (99, '0099_future')", {});
  const std::string text = failure_text([&] { open_store(settings_); });
  EXPECT_THAT(text, HasSubstr("newer boletim (version 99"));
}

TEST_P(StateTest, AMigrationThatFailsLeavesTheStateAsItWas) {
  Connection connection(settings_);
  std::vector<Migration> migrations = all_migrations();
  const int next = migrations.back().number + 1;
  migrations.push_back({next, "next", "CREATE TABLE half (id BIGINT);\nCREATE TABLE run (id BIGINT);\n"});
  EXPECT_THROW(migrate(connection, migrations), Failure);
  migrations.back().sql = "CREATE TABLE half (id BIGINT);\n";
  EXPECT_NO_THROW(migrate(connection, migrations));
  EXPECT_EQ(connection.number("SELECT max(version) FROM state_version", {}), next);
}

TEST_P(StateTest, SnapshotsOfAnOlderProgramAreReadWithoutFlows) {
  const StateSettings old = fresh();
  std::vector<Migration> migrations = all_migrations();
  migrations.resize(2);
  Connection connection(old);
  migrate(connection, migrations);
  for (const char* sql :
       {"INSERT INTO run (job, source, registry, period_kind, period_start, period_end, state, step, "
        "started_at, error, recipient) VALUES ('weekly', 'erp', 'customers', 'weekly', 900, 1000, 'done', "
        "'finished', 1005, '', '')",
        "INSERT INTO snapshot (run, job, source, registry, taken_at, period_kind, period_start, period_end, "
        "total, inactive, replaced) VALUES (1, 'weekly', 'erp', 'customers', 1005, 'weekly', 900, 1000, 4, "
        "0, 0)",
        "INSERT INTO snapshot_kpi (run, position, kpi, mapped, flagged, declined, missing, placeholder, "
        "malformed, landline, correctable) VALUES (1, 0, 'no_email', 1, 3, 0, 3, 0, 0, 0, 0)",
        "INSERT INTO snapshot_axis (run, axis, name) VALUES (1, 0, 'city')"})
    connection.execute(sql, {});

  const auto snapshot = open_store(old)->snapshots().latest(JobId{"weekly"}, {});
  ASSERT_TRUE(snapshot);
  EXPECT_EQ(snapshot->pass, std::nullopt);
  EXPECT_EQ(snapshot->counts.kpis,
            (std::vector<KpiResult>{{KpiId{"no_email"}, true, {3, 0, {3, 0, 0, 0, 0}}}}));
  EXPECT_EQ(snapshot->counts.axes, (std::vector<AxisCount>{{"city", {}}}));
  EXPECT_EQ(snapshot->counts.owners, std::nullopt);
}

TEST_P(StateTest, MigrationsAreNumberedWithoutGaps) {
  int number = 0;
  for (const Migration& migration : all_migrations()) EXPECT_EQ(migration.number, ++number) << migration.name;
}

TEST_P(StateTest, WhatIsNoTextIsReplacedAndNoRowIsLostForIt) {
  Run run = a_run();
  run.error = std::string("550 a\0b \xE7\xE3o", 11);
  run.id = runs_.claim(run).value();
  EXPECT_EQ(runs_.get(run.id).error, "550 a\uFFFDb \uFFFD\uFFFDo");
}

TEST_P(StateTest, AStatementThatFailedIsNotForgottenByItsTransaction) {
  Connection connection(settings_);
  const auto insert = [&](int run) {
    connection.execute("INSERT INTO artefact (run, sha256) VALUES ($1, '')", {run});
  };
  insert(1);
  EXPECT_THROW(connection.transaction([&] {
    connection.transaction([&] { insert(2); });
    insert(1);
  }),
               Failure);
  EXPECT_EQ(connection.number("SELECT count(*) FROM artefact", {}), 1);
}

TEST_P(StateTest, TextsComeBackAsTheyWere) {
  Run run = a_run();
  run.error = "' \" ; -- ção \xF0\x9F\x93\xA7";
  run.id = runs_.claim(run).value();
  EXPECT_EQ(runs_.get(run.id).error, run.error);
}

INSTANTIATE_ON_ALL(StateTest);

}  // namespace
}  // namespace boletim

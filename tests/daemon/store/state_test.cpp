#include <atomic>
#include <fstream>
#include <thread>

#include <sys/stat.h>

#include "daemon/store/connection.h"
#include "daemon/store/migrations.h"
#include "jobs/failure.h"
#include "tests/daemon/store/store_fixture.h"
#include "tests/support/child_process.h"
#include "tests/support/failure_text.h"

namespace boletim {
namespace {

using StateTest = StoreTest;

mode_t mode_of(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_F(StateTest, ItsFileAndDirectoriesAreItsOwnersAlone) {
  const auto nested = directory_ / "var" / "boletim" / "boletim.db";
  open_store(in_file(nested))->runs().claim(a_run());
  EXPECT_EQ(mode_of(nested), 0600u);
  EXPECT_EQ(mode_of(nested.parent_path()), 0700u);
  EXPECT_EQ(mode_of(directory_ / "var"), 0700u);
}

TEST_F(StateTest, OutlivesItsProcess) {
  const RunId id = runs_.claim(a_run()).value();
  store_.reset();
  EXPECT_EQ(open_store(settings())->runs().get(id).job, JobId{"weekly"});
}

TEST_F(StateTest, StaysOpenWhileOthersComeAndGo) {
  runs_.claim(a_run(1000));
  open_store(settings());  // another of this process must not free this one's locks: POSIX would, at a close
                           // of the file
  ChildProcess other(
      {"/usr/bin/sqlite3", file(), "SELECT count(*) FROM run"});  // takes the WAL away if it may
  EXPECT_EQ(other.output(), "1\n");
  EXPECT_EQ(other.wait(), 0);
  EXPECT_TRUE(std::filesystem::exists(file() + "-wal"));
  runs_.claim(a_run(2000));
  EXPECT_EQ(open_store(settings())->runs().list({}, 10).size(), 2u);
}

TEST_F(StateTest, ATransactionIsAllOrNothing) {
  EXPECT_THROW(store_->transaction([&] {
    runs_.claim(a_run());
    throw Failure("stop");
  }),
               Failure);
  EXPECT_TRUE(runs_.list({}, 10).empty());
  store_->transaction([&] { runs_.claim(a_run()); });
  EXPECT_EQ(runs_.list({}, 10).size(), 1u);
}

TEST_F(StateTest, APartOfATransactionCanFailAlone) {
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

TEST_F(StateTest, WhatATransactionWroteIsSeenByOthersOnlyAtItsEnd) {
  const auto other = open_store(settings());
  store_->transaction([&] {
    runs_.claim(a_run());
    EXPECT_TRUE(other->runs().list({}, 10).empty());
    EXPECT_EQ(runs_.list({}, 10).size(), 1u);
  });
  EXPECT_EQ(other->runs().list({}, 10).size(), 1u);
}

TEST_F(StateTest, SeveralThreadsClaimEachOccurrenceOnce) {
  constexpr int kThreads = 4, kOccurrences = 25;
  std::atomic<int> claimed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&] {
      const auto own = open_store(settings());
      for (int due = 1; due <= kOccurrences; ++due)
        if (own->runs().claim(a_run(due * 1000))) ++claimed;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(claimed, kOccurrences);
}

TEST_F(StateTest, SeveralThreadsMayCreateItAtOnce) {
  const std::string fresh = (directory_ / "fresh.db").string();
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&, i] { open_store(in_file(fresh))->runs().claim(a_run(i)); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(open_store(in_file(fresh))->runs().list({}, 10).size(), 4u);
}

TEST_F(StateTest, OneThatANewerProgramWroteIsRefused) {
  store_.reset();
  Connection(file()).execute("INSERT INTO state_version (version, name) VALUES (99, '0099_future')", {});
  const std::string text = failure_text([&] { open_store(settings()); });
  EXPECT_TRUE(contains(text, "newer boletim (version 99")) << text;
}

TEST_F(StateTest, AMigrationThatFailsLeavesTheStateAsItWas) {
  Connection connection(file());
  std::vector<Migration> migrations = all_migrations();
  const int next = migrations.back().number + 1;
  migrations.push_back({next, "next", "CREATE TABLE half (id BIGINT);\nCREATE TABLE run (id BIGINT);\n"});
  EXPECT_THROW(migrate(connection, migrations), Failure);
  migrations.back().sql = "CREATE TABLE half (id BIGINT);\n";
  EXPECT_NO_THROW(migrate(connection, migrations));
  EXPECT_EQ(connection.number("SELECT max(version) FROM state_version", {}), next);
}

TEST_F(StateTest, MigrationsAreNumberedWithoutGaps) {
  int number = 0;
  for (const Migration& migration : all_migrations()) EXPECT_EQ(migration.number, ++number) << migration.name;
}

TEST_F(StateTest, AFileOfAnotherKindIsNotTakenForAState) {
  const auto stray = directory_ / "notes.txt";
  std::ofstream(stray) << std::string(8192, 'x');
  const std::string text = failure_text([&] { open_store(in_file(stray)); });
  EXPECT_TRUE(contains(text, "no SQLite database")) << text;
}

TEST_F(StateTest, ADamagedOneSaysToRestoreIt) {
  store_->transaction([&] {
    for (int due = 1; due < 400; ++due) runs_.claim(a_run(due * 1000));
  });
  store_.reset();
  std::fstream bytes(file(), std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(4096);
  bytes << std::string(200'000, '\xA5');
  bytes.close();
  const std::string text = failure_text([&] { open_store(settings())->runs().list({}, 1000); });
  EXPECT_TRUE(contains(text, "is damaged")) << text;
}

TEST_F(StateTest, AFullDiskSaysToFreeSpace) {
  Connection connection(file());
  connection.number("PRAGMA max_page_count = 60", {});
  const std::string text = failure_text([&] {
    for (int i = 0; i < 100; ++i)
      connection.execute("INSERT INTO job_watch (job, written_until) VALUES ($1, 0)",
                         {std::to_string(i) + std::string(10'000, 'x')});
  });
  EXPECT_TRUE(contains(text, "disk full: free space")) << text;
}

TEST_F(StateTest, ADirectoryThatCannotBeMadeIsNamed) {
  const std::string text = failure_text([&] { open_store(in_file("/proc/boletim/boletim.db")); });
  EXPECT_TRUE(contains(text, "/proc/boletim")) << text;
}

TEST_F(StateTest, TextsComeBackAsTheyWere) {
  Run run = a_run();
  run.error = "' \" ; -- ção \xF0\x9F\x93\xA7";
  run.id = runs_.claim(run).value();
  EXPECT_EQ(runs_.get(run.id).error, run.error);
}

}  // namespace
}  // namespace boletim

#include <fstream>

#include <sys/stat.h>

#include "jobs/failure.h"
#include "tests/daemon/store/store_fixture.h"
#include "tests/support/child_process.h"
#include "tests/support/failure_text.h"

namespace boletim {
namespace {

using testing::HasSubstr;

mode_t mode_of(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

class SqliteStateTest : public testing::Test, protected StateOfAKind {
 protected:
  SqliteStateTest() : StateOfAKind(Kind::Sqlite) {}
  std::string file() const { return settings_.file; }
};

TEST_F(SqliteStateTest, ItsFileAndDirectoriesAreItsOwnersAlone) {
  const auto nested = directory_ / "var" / "boletim" / "boletim.db";
  open_store(in_file(nested))->runs().claim(a_run());
  EXPECT_EQ(mode_of(nested), 0600u);
  EXPECT_EQ(mode_of(nested.parent_path()), 0700u);
  EXPECT_EQ(mode_of(directory_ / "var"), 0700u);
}

TEST_F(SqliteStateTest, StaysOpenWhileOthersComeAndGo) {
  runs_.claim(a_run(1000));
  open_store(settings_);  // another of this process must not free this one's locks: POSIX would, at a close
                          // of the file
  ChildProcess other(
      {"/usr/bin/sqlite3", file(), "SELECT count(*) FROM run"});  // takes the WAL away if it may
  EXPECT_EQ(other.output(), "1\n");
  EXPECT_EQ(other.wait(), 0);
  EXPECT_TRUE(std::filesystem::exists(file() + "-wal"));
  runs_.claim(a_run(2000));
  EXPECT_EQ(open_store(settings_)->runs().list({}, 10).size(), 2u);
}

TEST_F(SqliteStateTest, AFileOfAnotherKindIsNotTakenForAState) {
  const auto stray = directory_ / "notes.txt";
  std::ofstream(stray) << std::string(8192, 'x');
  const std::string text = failure_text([&] { open_store(in_file(stray)); });
  EXPECT_THAT(text, HasSubstr("no SQLite database"));
}

TEST_F(SqliteStateTest, ADamagedOneSaysToRestoreIt) {
  store_->transaction([&] {
    for (int due = 1; due < 400; ++due) runs_.claim(a_run(due * 1000));
  });
  store_.reset();
  std::fstream bytes(file(), std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(4096);
  bytes << std::string(200'000, '\xA5');
  bytes.close();
  const std::string text = failure_text([&] { open_store(settings_)->runs().list({}, 1000); });
  EXPECT_THAT(text, HasSubstr("is damaged"));
}

TEST_F(SqliteStateTest, AFullDiskSaysToFreeSpace) {
  Connection connection(settings_);
  connection.number("PRAGMA max_page_count = 60", {});
  const auto fill = [&] {
    for (int i = 0; i < 100; ++i)
      connection.execute("INSERT INTO job_watch (job, written_until) VALUES ($1, 0) ON CONFLICT DO NOTHING",
                         {std::to_string(i) + std::string(10'000, 'x')});
  };
  EXPECT_THROW(fill(), Passing);
  EXPECT_THAT(failure_text(fill), HasSubstr("disk full: free space"));
}

TEST_F(SqliteStateTest, ADirectoryThatCannotBeMadeIsNamed) {
  const std::string text = failure_text([&] { open_store(in_file("/proc/boletim/boletim.db")); });
  EXPECT_THAT(text, HasSubstr("/proc/boletim"));
}

}  // namespace
}  // namespace boletim

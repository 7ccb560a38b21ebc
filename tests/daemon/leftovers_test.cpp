#include "daemon/leftovers.h"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/support/memory_store.h"
#include "tests/support/memory_world.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/timetables.h"

namespace boletim {
namespace {

using test::utc;

/// A run of each state with its rows on disk; what is removed of them.
struct Leftovers : testing::Test {
  MemoryStore store;
  MemoryArtefacts artefacts;
  TemporaryDirectory directory;

  std::filesystem::path run(RunState state, const char* finished_at) {
    const RunId id = store.runs().claim(boletim::Run{}).value();
    if (state != RunState::Running) store.runs().finished(id, state, "", utc(finished_at));
    return file("run-" + id.value + ".spill");
  }
  std::filesystem::path file(const std::string& name) {
    std::ofstream(directory.path() / name) << "rows";
    return directory.path() / name;
  }
  void clean() { remove_leftovers(directory.path(), artefacts, store, utc("2026-11-16T10:30:00Z")); }
};

TEST_F(Leftovers, OfARunThatGoesOnStay) {
  const auto rows = run(RunState::Running, "");
  clean();
  EXPECT_TRUE(exists(rows));
}

TEST_F(Leftovers, OfARunThatFailedStayForAWeek) {
  const auto recent = run(RunState::Failed, "2026-11-10T10:30:00Z");
  const auto old = run(RunState::Failed, "2026-11-09T10:00:00Z");
  clean();
  EXPECT_TRUE(exists(recent));
  EXPECT_FALSE(exists(old));
}

TEST_F(Leftovers, OfARunThatIsDoneOrUnknownGo) {
  const auto done = run(RunState::Done, "2026-11-16T10:00:00Z");
  const auto unknown = file("run-999.spill.part");
  clean();
  EXPECT_FALSE(exists(done));
  EXPECT_FALSE(exists(unknown));
}

TEST_F(Leftovers, KeptInTheStateGoWithThoseOnDisk) {
  run(RunState::Failed, "2026-11-10T10:30:00Z");
  run(RunState::Failed, "2026-11-09T10:00:00Z");
  artefacts.all = {RunId{"1"}, RunId{"2"}, RunId{"999"}};
  clean();
  EXPECT_EQ(artefacts.all, std::vector<RunId>{RunId{"1"}});
}

TEST_F(Leftovers, OfNoRunAreNotOurs) {
  const auto other = file("notes.txt");
  clean();
  EXPECT_TRUE(exists(other));
}

TEST_F(Leftovers, OfADirectoryThatIsNotThereAreNone) {
  remove_leftovers(directory.path() / "absent", artefacts, store, utc("2026-11-16T10:30:00Z"));
}

}  // namespace
}  // namespace boletim

#include "daemon/cli/missed.h"

#include <sstream>

#include <gmock/gmock.h>

#include "tests/support/memory_world.h"
#include "tests/support/timetables.h"

namespace boletim {
namespace {

using test::utc;
using testing::HasSubstr;

std::optional<Misfire> asked(const std::string& typed, std::string* said = nullptr) {
  std::istringstream in(typed);
  std::ostringstream out;
  const auto answer = ask_missed(in, out, "cadastro: what becomes of it?", Misfire::All, Telling{});
  if (said != nullptr) *said = out.str();
  return answer;
}

TEST(AskMissed, TakesAWordAndABlankLineForTheJobsOwn) {
  EXPECT_EQ(asked("skip\n"), Misfire::Skip);
  EXPECT_EQ(asked("\n"), Misfire::All);
}

TEST(AskMissed, AsksAgainForAnyOtherWord) {
  std::string said;

  EXPECT_EQ(asked("yes\nonce\n", &said), Misfire::Once);
  EXPECT_THAT(said, HasSubstr("write once, skip or all"));
}

TEST(AskMissed, LeavesItOpenWhereTheInputEnds) {
  EXPECT_EQ(asked("yes\n"), std::nullopt);
}

TEST(MissedSoFar, CountsWhatIsPausedWhatIsDueAndWhatNobodyWroteYet) {
  MemoryStore store;
  Job job = MemoryWorld::a_job();
  job.timetable = test::a_job().named(job.id.value).every(OnWeekdays{0x7F, std::chrono::minutes(450)});
  const auto fires = next_occurrences(job.timetable, utc("2026-11-10T00:00:00Z"), 2);
  for (const Occurrence& fire : fires) {
    OccurrenceRecord record;
    record.occurrence = fire;
    record.start_at = fire.at;
    store.occurrences().write_ahead({record});
  }
  store.occurrences().decide(job.id, fires[0].at, OccurrenceState::Paused, "paused", fires[0].at);
  JobWatch watch;
  watch.written_until = fires[1].at;

  EXPECT_EQ(missed_so_far(job, watch, store, utc("2026-11-13T12:00:00Z")), 4);
}

}  // namespace
}  // namespace boletim

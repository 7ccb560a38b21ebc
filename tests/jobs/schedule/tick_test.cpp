#include "jobs/schedule/tick.h"

#include <gtest/gtest.h>

#include "tests/support/timetables.h"

namespace boletim {
namespace {

using namespace std::chrono;
using test::a_job;
using test::utc;

Tick tick_of(const Timetable& timetable, std::string_view seen_until, std::string_view now) {
  return tick(timetable, utc(seen_until), utc(now));
}

TEST(Tick, SaysWhatIsDueAndWhatIsNext) {
  const auto weekly = a_job().at_cron("30 7 * * MON");
  const Tick tick = tick_of(weekly, "2026-11-16T10:29:59Z", "2026-11-16T10:30:00Z");
  const auto fires = next_occurrences(weekly, utc("2026-11-16T10:29:59Z"), 2);
  EXPECT_EQ(tick.due, std::vector{fires[0]});
  EXPECT_EQ(tick.next, fires[1]);
  EXPECT_EQ(tick.given_up, std::nullopt);
}

TEST(Tick, DoesNotRepeatWhatWasSeen) {
  const Tick tick = tick_of(a_job().at_cron("30 7 * * MON"), "2026-11-16T10:30:00Z", "2026-11-16T10:30:00Z");
  EXPECT_TRUE(tick.due.empty());
}

TEST(Tick, WithNothingLeftHasNoNext) {
  const auto over = a_job().at_cron("0 9 * * *").ending(test::date(2026, 1, 1));
  const Tick tick = tick_of(over, "2026-06-01T00:00:00Z", "2026-11-16T15:00:00Z");
  EXPECT_TRUE(tick.due.empty());
  EXPECT_EQ(tick.next, std::nullopt);
}

TEST(Tick, AfterAClockThatWasSetBackFiresNothingTwice) {
  const Tick tick = tick_of(a_job().at_cron("0 9 * * *"), "2026-11-16T12:00:00Z", "2026-11-16T11:00:00Z");
  EXPECT_TRUE(tick.due.empty());
  EXPECT_EQ(tick.next->at, utc("2026-11-17T12:00:00Z"));
}

TEST(Tick, OfAJobThatMissedTooManyHasTheLatestOnesAndSaysWhatIsLost) {
  const Tick tick = tick_of(a_job().at_cron("* * * * *"), "2026-11-16T09:00:00Z", "2026-11-16T11:00:00Z");
  ASSERT_EQ(std::ssize(tick.due), kMostMissed);
  EXPECT_EQ(tick.due.front().at, utc("2026-11-16T09:21:00Z"));
  EXPECT_EQ(tick.due.back().at, utc("2026-11-16T11:00:00Z"));
  EXPECT_EQ(tick.next->at, utc("2026-11-16T11:01:00Z"));
  EXPECT_EQ(tick.given_up, (GivenUp{20, utc("2026-11-16T09:01:00Z"), utc("2026-11-16T09:21:00Z")}));
}

TEST(Tick, CountsAsFarAsItPaysAndStillHasTheLatestOnes) {
  const Tick tick = boletim::tick(a_job().at_cron("* * * * *"), Instant::min(), utc("2026-11-16T11:00:00Z"));
  EXPECT_EQ(tick.due.front().at, utc("2026-11-16T09:21:00Z"));
  EXPECT_EQ(tick.due.back().at, utc("2026-11-16T11:00:00Z"));
  EXPECT_EQ(tick.next->at, utc("2026-11-16T11:01:00Z"));
  EXPECT_EQ(tick.given_up->count, kMostCounted - kMostMissed);
  EXPECT_EQ(tick.given_up->until, utc("2026-11-16T09:21:00Z"));
}

TEST(Tick, OfARareJobFindsTheLatestOnesHoweverLongAgo) {
  const auto job = a_job().at_cron("* 9 1 1 *").ending(test::date(2000, 1, 2));
  const Tick tick = boletim::tick(job, Instant{}, utc("2026-11-16T11:00:00Z"));
  const std::vector<Occurrence> all = next_occurrences(job, Instant{}, 100000);
  EXPECT_EQ(tick.due, std::vector(all.end() - kMostMissed, all.end()));
}

}  // namespace
}  // namespace boletim

#include "jobs/schedule/tick.h"

#include <gtest/gtest.h>

#include "tests/support/timetables.h"

namespace boletim {
namespace {

using namespace std::chrono;
using test::a_job;
using test::instants;
using test::utc;

Tick tick_of(std::vector<Watched> jobs, std::string_view now) {
  return tick(jobs, utc(now));
}

TEST(Tick, SaysWhatIsDueAndWhenToWake) {
  const auto weekly = a_job().at_cron("30 7 * * MON");
  const Tick tick = tick_of({{weekly, utc("2026-11-16T10:29:59Z")}}, "2026-11-16T10:30:00Z");
  EXPECT_EQ(tick.due, next_occurrences(weekly, utc("2026-11-16T10:29:59Z"), 1));
  EXPECT_EQ(tick.wake, utc("2026-11-23T10:30:00Z"));
}

TEST(Tick, DoesNotRepeatWhatWasSeen) {
  const Tick tick =
      tick_of({{a_job().at_cron("30 7 * * MON"), utc("2026-11-16T10:30:00Z")}}, "2026-11-16T10:30:00Z");
  EXPECT_TRUE(tick.due.empty());
}

TEST(Tick, PutsTheOccurrencesOfAllJobsInOrder) {
  const Instant seen = utc("2026-11-16T00:00:00Z");
  const auto a = a_job().named("a").at_cron("0 9 * * *"), b = a_job().named("b").at_cron("0 7,9 * * *");
  const Tick tick = tick_of({{b, seen}, {a, seen}}, "2026-11-16T15:00:00Z");
  std::vector<std::string> order;
  for (const Occurrence& due : tick.due) order.push_back(due.job.value + " " + to_rfc3339(due.at));
  EXPECT_EQ(order, (std::vector<std::string>{"b 2026-11-16T10:00:00Z", "a 2026-11-16T12:00:00Z",
                                             "b 2026-11-16T12:00:00Z"}));
  EXPECT_EQ(tick.wake, utc("2026-11-17T10:00:00Z"));
}

TEST(Tick, WithNothingLeftNeverWakes) {
  const auto over = a_job().at_cron("0 9 * * *").ending(test::date(2026, 1, 1));
  const Tick tick = tick_of({{over, utc("2026-06-01T00:00:00Z")}}, "2026-11-16T15:00:00Z");
  EXPECT_TRUE(tick.due.empty());
  EXPECT_EQ(tick.wake, std::nullopt);
  EXPECT_EQ(tick_of({}, "2026-11-16T15:00:00Z").wake, std::nullopt);
}

TEST(Tick, AfterAClockThatWasSetBackFiresNothingTwice) {
  const Tick tick =
      tick_of({{a_job().at_cron("0 9 * * *"), utc("2026-11-16T12:00:00Z")}}, "2026-11-16T11:00:00Z");
  EXPECT_TRUE(tick.due.empty());
  EXPECT_EQ(tick.wake, utc("2026-11-17T12:00:00Z"));
}

TEST(Tick, OfAJobThatMissedTooManyHasTheLatestOnes) {
  const Tick tick = tick_of({{a_job().at_cron("* * * * *"), Instant::min()}}, "2026-11-16T11:00:00Z");
  ASSERT_EQ(std::ssize(tick.due), kMostMissed);
  EXPECT_EQ(tick.due.front().at, utc("2026-11-16T09:21:00Z"));
  EXPECT_EQ(tick.due.back().at, utc("2026-11-16T11:00:00Z"));
}

TEST(Tick, OfARareJobFindsTheLatestOnesHoweverLongAgo) {
  const auto job = a_job().at_cron("* 9 1 1 *").ending(test::date(2000, 1, 2));
  const Tick tick = tick_of({{job, Instant{}}}, "2026-11-16T11:00:00Z");
  const std::vector<Occurrence> all = next_occurrences(job, Instant{}, 100000);
  EXPECT_EQ(tick.due, std::vector(all.end() - kMostMissed, all.end()));
}

}  // namespace
}  // namespace boletim

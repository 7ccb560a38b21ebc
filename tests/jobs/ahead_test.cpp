#include "jobs/ahead.h"

#include <gtest/gtest.h>

#include "jobs/schedule/jitter.h"
#include "tests/support/timetables.h"

namespace boletim {
namespace {

using namespace std::chrono_literals;
using test::a_job;
using test::utc;

/// 07:30 in São Paulo is 10:30 UTC.
Job daily(std::string_view cron = "30 7 * * *") {
  Job job;
  job.id = {"diario"};
  job.timetable = a_job().named("diario").at_cron(cron).reporting(PeriodKind::Daily);
  return job;
}

std::string fires(const Ahead& ahead) {
  std::string text;
  for (const OccurrenceRecord& record : ahead.records)
    text += (text.empty() ? "" : " ") + to_rfc3339(record.occurrence.at);
  return text;
}

JobWatch watch_of(const Job& job, std::string_view at) {
  return ahead(job, std::nullopt, utc(at)).watch;
}

TEST(Ahead, AJobThatWasNeverSeenOwesNothingOfThePast) {
  const Ahead first = ahead(daily(), std::nullopt, utc("2026-11-16T12:00:00Z"));
  EXPECT_EQ(fires(first), "2026-11-17T10:30:00Z");
  EXPECT_EQ(first.watch.written_until, utc("2026-11-17T10:30:00Z"));
  EXPECT_EQ(first.watch.complete_from, utc("2026-11-16T12:00:00Z"));
}

TEST(Ahead, WithItsNextFireWrittenAJobNeedsNothing) {
  const JobWatch watch = watch_of(daily(), "2026-11-16T12:00:00Z");
  const Ahead again = ahead(daily(), watch, utc("2026-11-17T10:29:59Z"));
  EXPECT_EQ(again, (Ahead{false, {}, watch}));
}

TEST(Ahead, WritesWhatWasMissedAndTheNext) {
  const JobWatch watch = watch_of(daily(), "2026-11-16T12:00:00Z");
  EXPECT_EQ(fires(ahead(daily(), watch, utc("2026-11-19T12:00:00Z"))),
            "2026-11-18T10:30:00Z 2026-11-19T10:30:00Z 2026-11-20T10:30:00Z");
}

TEST(Ahead, SaysWhichFiresAreTooManyToBeMadeUpFor) {
  const Job job = daily("* * * * *");
  const Ahead late = ahead(job, watch_of(job, "2026-11-16T12:00:00Z"), utc("2026-11-16T15:00:00Z"));
  EXPECT_EQ(late.records.size(), 101U);
  EXPECT_EQ(late.watch.gap,
            "79 fires from 2026-11-16T12:02:00Z to before 2026-11-16T13:21:00Z were missed and not made up "
            "for: more than 100");
  EXPECT_EQ(late.watch.complete_from, utc("2026-11-16T13:20:59Z"));
}

TEST(Ahead, AnEditedTimetableForgetsWhatItsOldSelfWouldHaveFired) {
  const JobWatch watch = watch_of(daily(), "2026-11-16T12:00:00Z");
  const Ahead edited = ahead(daily("0 9 * * *"), watch, utc("2026-11-19T13:00:00Z"));
  EXPECT_TRUE(edited.withdraw);
  EXPECT_EQ(fires(edited), "2026-11-20T12:00:00Z");
  EXPECT_EQ(edited.watch.complete_from, utc("2026-11-19T13:00:00Z"));
}

TEST(Ahead, AnotherTitleOrMisfireIsNoEdit) {
  const JobWatch watch = watch_of(daily(), "2026-11-16T12:00:00Z");
  Job renamed = daily();
  renamed.title = "Outro";
  renamed.misfire = Misfire::All;
  EXPECT_FALSE(ahead(renamed, watch, utc("2026-11-16T13:00:00Z")).withdraw);
}

TEST(Ahead, AnotherJitterMovesTheNextFireAndForgetsNothing) {
  const JobWatch watch = watch_of(daily(), "2026-11-16T12:00:00Z");
  Job spread = daily();
  spread.jitter = 1h;
  const Ahead before = ahead(spread, watch, utc("2026-11-16T13:00:00Z"));
  EXPECT_TRUE(before.withdraw);
  EXPECT_EQ(before.records[0].start_at, utc("2026-11-17T10:30:00Z") + jitter_share({"diario"}, 1h));
  EXPECT_EQ(before.records[0].occurrence.at, utc("2026-11-17T10:30:00Z"));
  EXPECT_EQ(fires(ahead(spread, watch, utc("2026-11-18T12:00:00Z"))),
            "2026-11-18T10:30:00Z 2026-11-19T10:30:00Z");
}

TEST(Ahead, AStateOfAnOlderVersionIsTakenAsUnchanged) {
  JobWatch migrated = watch_of(daily(), "2026-11-16T12:00:00Z");
  migrated.fingerprint.clear();
  const Ahead ahead = boletim::ahead(daily(), migrated, utc("2026-11-18T12:00:00Z"));
  EXPECT_FALSE(ahead.withdraw);
  EXPECT_EQ(fires(ahead), "2026-11-18T10:30:00Z 2026-11-19T10:30:00Z");
  EXPECT_FALSE(ahead.watch.fingerprint.empty());
}

TEST(Ahead, AJobThatWasAwayStartsAnew) {
  JobWatch away = watch_of(daily(), "2026-11-09T12:00:00Z");
  away.fingerprint = kAway;
  const Ahead back = ahead(daily(), away, utc("2026-11-16T12:00:00Z"));
  EXPECT_EQ(fires(back), "2026-11-17T10:30:00Z");
}

TEST(Ahead, AClockThatWasSetBackPlansFromThereAgain) {
  const JobWatch ahead_of_time = watch_of(daily(), "2027-11-16T12:00:00Z");
  const Ahead back = ahead(daily(), ahead_of_time, utc("2026-11-16T12:00:00Z"));
  EXPECT_TRUE(back.withdraw);
  EXPECT_EQ(fires(back), "2026-11-17T10:30:00Z");
  EXPECT_EQ(back.watch.complete_from, utc("2026-11-16T12:00:00Z"));
}

TEST(Ahead, ATimetableThatIsOverHasNoNext) {
  Job job = daily();
  job.timetable.until = test::date(2026, 11, 17);
  const Ahead last = ahead(job, watch_of(job, "2026-11-16T12:00:00Z"), utc("2026-11-18T12:00:00Z"));
  EXPECT_TRUE(last.records.empty());
  EXPECT_EQ(last.watch.written_until, utc("2026-11-18T12:00:00Z"));
}

}  // namespace
}  // namespace boletim

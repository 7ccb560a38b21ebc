#include "jobs/schedule/occurrence.h"

#include <sstream>

#include <gtest/gtest.h>

#include "tests/support/timetables.h"
#include "tests/support/vectors.h"

namespace boletim {
namespace {

using namespace std::chrono;
using test::a_job;
using test::date;
using test::next_fire;
using test::next_fires;
using test::utc;

TEST(NextOccurrences, AreThoseOfTheVectors) {
  for (const auto& row : test::read_vectors(TEST_DATA "/schedule.csv"))
    EXPECT_EQ(next_fires(a_job().in(row[1]).at_cron(row[0]), row[2], 5), row[3]) << row[0] << " " << row[1];
}

TEST(NextOccurrences, FixedTimeInsideASpringGapFiresAtTheFirstInstantAfterIt) {
  const auto job = a_job().in("America/New_York").at_cron("30 2 * * *");
  EXPECT_EQ(next_fires(job, "2026-03-08T05:00:00Z", 2), "2026-03-08T07:00:00Z 2026-03-09T06:30:00Z");
}

TEST(NextOccurrences, FixedTimesInsideOneGapAreOneFire) {
  const auto job = a_job().in("America/New_York").at_cron("0,30 2,3 * * *");
  EXPECT_EQ(next_fires(job, "2026-03-08T05:00:00Z", 3),
            "2026-03-08T07:00:00Z 2026-03-08T07:30:00Z 2026-03-09T06:00:00Z");
}

TEST(NextOccurrences, FixedTimeInARepeatedHourFiresAtItsFirstPassOnly) {
  const auto job = a_job().in("America/New_York").at_cron("30 1 * * *");
  EXPECT_EQ(next_fires(job, "2026-11-01T00:00:00Z", 2), "2026-11-01T05:30:00Z 2026-11-02T06:30:00Z");
  EXPECT_EQ(next_fire(job, "2026-11-01T06:10:00Z"), "2026-11-02T06:30:00Z");
}

TEST(NextOccurrences, ByElapsedTimeFireInBothPassesAndSkipTheGap) {
  const auto job = a_job().in("America/New_York").at_cron("*/30 1-2 * * *");
  EXPECT_EQ(next_fires(job, "2026-11-01T05:00:00Z", 5),
            "2026-11-01T05:30:00Z 2026-11-01T06:00:00Z 2026-11-01T06:30:00Z 2026-11-01T07:00:00Z "
            "2026-11-01T07:30:00Z");
  EXPECT_EQ(next_fires(job, "2026-03-08T06:00:00Z", 2), "2026-03-08T06:30:00Z 2026-03-09T05:00:00Z");
}

TEST(NextOccurrences, ADayWithoutMidnightFiresAtItsStart) {
  EXPECT_EQ(next_fire(a_job().at_cron("0 0 4 11 *"), "2018-11-01T00:00:00Z"), "2018-11-04T03:00:00Z");
}

TEST(NextOccurrences, ADayThatNeverWasFiresWhenTheNextOneStarts) {
  const auto job = a_job().in("Pacific/Apia").at_cron("0 12 30 12 *");
  EXPECT_EQ(next_fire(job, "2011-12-29T00:00:00Z"), "2011-12-30T10:00:00Z");
}

TEST(NextOccurrences, KeepDstAfter2037) {
  const auto new_york = a_job().in("America/New_York").at_cron("30 2 11 3,7 *");
  EXPECT_EQ(next_fires(new_york, "2040-03-01T00:00:00Z", 2), "2040-03-11T07:00:00Z 2040-07-11T06:30:00Z");
  const auto sao_paulo = a_job().in("America/Sao_Paulo").at_cron("30 7 15 1,7 *");
  EXPECT_EQ(next_fires(sao_paulo, "2040-01-01T00:00:00Z", 2), "2040-01-15T10:30:00Z 2040-07-15T10:30:00Z");
}

TEST(NextOccurrences, OfEveryHourFireByElapsedTime) {
  const auto job = a_job().in("America/New_York").every(Hourly{.minute = 15});
  EXPECT_EQ(next_fires(job, "2026-03-08T06:00:00Z", 2), "2026-03-08T06:15:00Z 2026-03-08T07:15:00Z");
  EXPECT_EQ(next_fires(job, "2026-11-01T05:00:00Z", 3),
            "2026-11-01T05:15:00Z 2026-11-01T06:15:00Z 2026-11-01T07:15:00Z");
}

TEST(NextOccurrences, OfEveryRuleButTheHourlyFollowTheRulesOfFixedTimes) {
  const auto gap = a_job().in("America/New_York").every(OnWeekdays{.weekdays = 0x7f, .at = 2h + 30min});
  EXPECT_EQ(next_fire(gap, "2026-03-08T05:00:00Z"), "2026-03-08T07:00:00Z");
  const auto repeated = a_job().in("America/New_York").every(OnDayOfMonth{.day = 1, .at = 1h + 30min});
  EXPECT_EQ(next_fires(repeated, "2026-11-01T00:00:00Z", 2), "2026-11-01T05:30:00Z 2026-12-01T06:30:00Z");
}

TEST(NextOccurrences, OfEveryMonthFireOnItsLastDayWhereItLacksTheDay) {
  EXPECT_EQ(next_fires(a_job().every(OnDayOfMonth{.day = 31, .at = 7h}), "2028-01-31T12:00:00Z", 3),
            "2028-02-29T10:00:00Z 2028-03-31T10:00:00Z 2028-04-30T10:00:00Z");
  EXPECT_EQ(next_fires(a_job().every(OnDayOfMonth{.day = -1, .at = 7h}), "2027-02-01T12:00:00Z", 2),
            "2027-02-28T10:00:00Z 2027-03-31T10:00:00Z");
}

TEST(NextOccurrences, OfABusinessDayFollowTheCalendar) {
  const auto fifth = a_job().every(OnBusinessDay{.n = 5, .at = 8h});
  EXPECT_EQ(next_fires(fifth, "2026-01-01T00:00:00Z", 2), "2026-01-08T11:00:00Z 2026-02-06T11:00:00Z");
  const auto last = a_job().every(OnBusinessDay{.n = -1, .at = 8h});
  EXPECT_EQ(next_fire(last, "2026-01-01T00:00:00Z"), "2026-01-30T11:00:00Z");
  const auto twenty_third = a_job().every(OnBusinessDay{.n = 23, .at = 8h});  // only in long months
  EXPECT_EQ(next_fire(twenty_third, "2026-01-01T00:00:00Z"), "2026-07-31T11:00:00Z");
}

TEST(NextOccurrences, OfEveryYearFireOnceAYear) {
  EXPECT_EQ(
      next_fires(a_job().every(OnDateOfYear{.date = January / 31, .at = 7h}), "2026-06-01T00:00:00Z", 2),
      "2027-01-31T10:00:00Z 2028-01-31T10:00:00Z");
  EXPECT_EQ(
      next_fires(a_job().every(OnDateOfYear{.date = February / 29, .at = 7h}), "2026-06-01T00:00:00Z", 2),
      "2027-02-28T10:00:00Z 2028-02-29T10:00:00Z");
}

TEST(NextOccurrences, StayWithinFromAndUntil) {
  const auto job = a_job().at_cron("0 23 * * *").starting(date(2026, 3, 10)).ending(date(2026, 3, 12));
  const std::string all = "2026-03-11T02:00:00Z 2026-03-12T02:00:00Z 2026-03-13T02:00:00Z";
  EXPECT_EQ(next_fires(job, "2020-01-01T00:00:00Z", 5), all);
  EXPECT_EQ(next_fires(job, "2026-03-10T12:00:00Z", 5), all);
  EXPECT_EQ(next_fires(job, "2026-03-13T02:00:00Z", 5), "");
  EXPECT_EQ(next_fires(job, "2200-01-01T00:00:00Z", 5), "");
}

TEST(NextOccurrences, AreMeasuredAgainstFromAndUntilAfterMoving) {
  const auto job = a_job().at_cron("0 9 3 4 *").on_holiday(OnHoliday::Next);  // Good Friday 2026, to Monday
  EXPECT_EQ(next_fire(job.ending(date(2026, 4, 5)), "2026-04-01T00:00:00Z"), "");
  EXPECT_EQ(next_fire(job.starting(date(2026, 4, 4)), "2026-04-01T00:00:00Z"), "2026-04-06T12:00:00Z");
}

TEST(NextOccurrences, SkipHolidays) {
  const auto job = a_job().at_cron("0 9 * * *").on_holiday(OnHoliday::Skip);
  EXPECT_EQ(next_fires(job, "2026-04-02T00:00:00Z", 2), "2026-04-02T12:00:00Z 2026-04-06T12:00:00Z");
}

TEST(NextOccurrences, MovedKeepTheirLocalTime) {
  // Saturday 7 March is still standard time, Monday 9 March is not.
  const auto job = a_job().in("America/New_York").at_cron("30 7 7 3 *").keeping(Calendar("none"));
  EXPECT_EQ(next_fire(job.on_holiday(OnHoliday::Next), "2026-03-01T00:00:00Z"), "2026-03-09T11:30:00Z");
  EXPECT_EQ(next_fire(job.on_holiday(OnHoliday::Previous), "2026-03-01T00:00:00Z"), "2026-03-06T12:30:00Z");
}

TEST(NextOccurrences, MovedToOneInstantAreOne) {
  const auto job = a_job().at_cron("0 9 * * *");
  EXPECT_EQ(next_fires(job.on_holiday(OnHoliday::Next), "2026-04-01T12:00:00Z", 3),
            "2026-04-02T12:00:00Z 2026-04-06T12:00:00Z 2026-04-07T12:00:00Z");
  EXPECT_EQ(next_fires(job.on_holiday(OnHoliday::Previous), "2026-04-01T12:00:00Z", 3),
            "2026-04-02T12:00:00Z 2026-04-06T12:00:00Z 2026-04-07T12:00:00Z");
}

TEST(NextOccurrences, MovedBackBeforeTheStartAreNotFiredLate) {
  const auto job = a_job().at_cron("0 9 3 4 *").on_holiday(OnHoliday::Previous);  // to Thursday 2 April
  EXPECT_EQ(next_fire(job, "2026-04-02T11:59:59Z"), "2026-04-02T12:00:00Z");
  EXPECT_EQ(next_fire(job, "2026-04-02T12:00:00Z"), "2027-04-02T12:00:00Z");  // 3 April 2027 is a Saturday
}

TEST(NextOccurrences, MovedForwardFromBeforeTheStartAreNotLost) {
  const auto job = a_job().at_cron("0 9 3 4 *").on_holiday(OnHoliday::Next);
  EXPECT_EQ(next_fire(job, "2026-04-05T00:00:00Z"), "2026-04-06T12:00:00Z");
}

TEST(NextOccurrences, MoveOverAMonthWithoutBusinessDays) {
  std::vector<OwnDate> closed;
  for (unsigned day = 1; day <= 31; ++day) closed.push_back({January / static_cast<int>(day), year{2027}});
  const auto job = a_job().at_cron("0 9 31 12 *").keeping(Calendar("br", closed));
  EXPECT_EQ(next_fire(job.on_holiday(OnHoliday::Next), "2027-01-01T00:00:00Z"), "2027-12-31T12:00:00Z");
  const auto new_year = a_job().at_cron("0 9 1 1 *").keeping(Calendar("br", closed));
  EXPECT_EQ(next_fire(new_year.on_holiday(OnHoliday::Next), "2027-01-20T00:00:00Z"), "2027-02-01T12:00:00Z");
  const auto end_of_january = a_job().at_cron("0 9 31 1 *").keeping(Calendar("br", closed));
  EXPECT_EQ(next_fire(end_of_january.on_holiday(OnHoliday::Previous), "2026-12-01T00:00:00Z"),
            "2026-12-31T12:00:00Z");
}

TEST(NextOccurrences, ThatCanNeverBeEndTheSearch) {
  EXPECT_EQ(next_fire(a_job().at_cron("0 9 25 12 *").on_holiday(OnHoliday::Skip), "2026-01-01T00:00:00Z"),
            "");
  EXPECT_EQ(next_fire(a_job().every(OnBusinessDay{.n = 24}), "2026-01-01T00:00:00Z"), "");
  EXPECT_EQ(next_fire(a_job().every(Hourly{.minute = 60}), "2026-01-01T00:00:00Z"), "");
  EXPECT_EQ(next_fire(a_job().every(OnWeekdays{.weekdays = 2, .at = 24h}), "2026-01-01T00:00:00Z"), "");
  EXPECT_EQ(next_fire(a_job().every(OnDayOfMonth{.day = 0}), "2026-01-01T00:00:00Z"), "");
  EXPECT_EQ(next_fire(a_job().every(Cron{}), "2026-01-01T00:00:00Z"), "");
}

TEST(NextOccurrences, FindTheRarestDay) {
  // 29 February on a business day over 2100, which is no leap year: 2096 is a Wednesday, 2104 a Friday.
  const auto job = a_job().at_cron("0 9 29 2 *").on_holiday(OnHoliday::Skip);
  EXPECT_EQ(next_fires(job, "2095-01-01T00:00:00Z", 2), "2096-02-29T12:00:00Z 2104-02-29T12:00:00Z");
}

TEST(NextOccurrences, SurviveTheEndsOfTime) {
  const auto job = a_job().in("America/New_York").at_cron("30 2 * * *");
  EXPECT_EQ(next_occurrences(job, Instant::max(), 3).size(), 0u);
  EXPECT_EQ(next_occurrences(job, Instant::min(), 3).size(), 3u);
  EXPECT_EQ(next_occurrences(job.starting(Date{year::max() / 12 / 31}), Instant{}, 3).size(), 0u);
  EXPECT_EQ(next_occurrences(job.ending(Date{year::min() / 1 / 1}), Instant{}, 3).size(), 0u);
  EXPECT_EQ(next_fires(job, "9999-12-30T00:00:00Z", 9), "9999-12-30T07:30:00Z 9999-12-31T07:30:00Z");
}

TEST(NextOccurrences, OfNoneAskedForAreNone) {
  EXPECT_EQ(next_occurrences(a_job().at_cron("* * * * *"), Instant{}, 0).size(), 0u);
  EXPECT_EQ(next_occurrences(a_job().at_cron("* * * * *"), Instant{}, -1).size(), 0u);
}

TEST(NextOccurrences, ReportOnTheLastWholePeriodBeforeThem) {
  const auto job = a_job().named("cadastro-semanal").at_cron("30 7 * * MON").reporting(PeriodKind::Weekly);
  const std::vector<Occurrence> expected{
      {JobId{"cadastro-semanal"},
       utc("2026-11-16T10:30:00Z"),
       {PeriodKind::Weekly, utc("2026-11-09T03:00:00Z"), utc("2026-11-16T03:00:00Z")}}};
  EXPECT_EQ(next_occurrences(job, utc("2026-11-10T00:00:00Z"), 1), expected);
}

PlannedFire first_planned(const Timetable& timetable, std::string_view after) {
  return plan(timetable, utc(after), 1).at(0);
}

TEST(Plan, SaysWhatAGapMovedAndFromWhere) {
  const auto fire =
      first_planned(a_job().in("America/New_York").at_cron("30 2 * * *"), "2026-03-08T05:00:00Z");
  EXPECT_EQ(fire.moved, Moved::Gap);
  EXPECT_EQ(fire.moved_from, utc("2026-03-08T02:30:00-05:00"));
}

TEST(Plan, SaysThatATimeIsRepeated) {
  const auto fire =
      first_planned(a_job().in("America/New_York").at_cron("30 1 * * *"), "2026-11-01T00:00:00Z");
  EXPECT_EQ(fire.moved, Moved::Overlap);
  EXPECT_EQ(fire.moved_from, std::nullopt);
}

TEST(Plan, SaysWhatAHolidayMovedAndFromWhere) {
  const auto fire =
      first_planned(a_job().at_cron("0 9 3 4 *").on_holiday(OnHoliday::Next), "2026-04-01T00:00:00Z");
  EXPECT_EQ(fire.occurrence.at, utc("2026-04-06T09:00:00-03:00"));
  EXPECT_EQ(fire.moved, Moved::Holiday);
  EXPECT_EQ(fire.moved_from, utc("2026-04-03T09:00:00-03:00"));
}

TEST(Plan, OfAFireThatIsDueThereAnywaySaysThatItWasNotMoved) {
  const auto fires =
      plan(a_job().at_cron("0 9 * * *").on_holiday(OnHoliday::Next), utc("2026-04-02T13:00:00Z"), 2);
  EXPECT_EQ(fires.at(0).occurrence.at, utc("2026-04-06T12:00:00Z"));
  EXPECT_EQ(fires.at(0).moved, Moved::No);
  EXPECT_EQ(fires.at(0).moved_from, std::nullopt);
}

TEST(Plan, HasTheOccurrencesInTheirOrder) {
  const auto job =
      a_job().in("Europe/Lisbon").at_cron("30 1,2 */3 * MON-FRI").on_holiday(OnHoliday::Previous);
  std::vector<Occurrence> planned;
  for (const PlannedFire& fire : plan(job, utc("2026-01-01T00:00:00Z"), 300))
    planned.push_back(fire.occurrence);
  EXPECT_EQ(planned, next_occurrences(job, utc("2026-01-01T00:00:00Z"), 300));
}

}  // namespace
}  // namespace boletim

#include "jobs/schedule/period.h"

#include <gtest/gtest.h>

#include "tests/support/timetables.h"

namespace boletim {
namespace {

using test::utc;
const Zone kSaoPaulo("America/Sao_Paulo");

Period period(PeriodKind kind, std::string_view start, std::string_view end) {
  return {kind, utc(start), utc(end)};
}

TEST(LastWholePeriod, IsTheWeekFromMondayToMonday) {
  const Period week = period(PeriodKind::Weekly, "2026-11-09T03:00:00Z", "2026-11-16T03:00:00Z");
  EXPECT_EQ(last_whole_period(PeriodKind::Weekly, utc("2026-11-16T10:30:00Z"), kSaoPaulo), week);
  EXPECT_EQ(last_whole_period(PeriodKind::Weekly, utc("2026-11-23T02:59:59Z"), kSaoPaulo), week);
}

TEST(LastWholePeriod, MayEndAtTheInstantItself) {
  EXPECT_EQ(last_whole_period(PeriodKind::Weekly, utc("2026-11-16T03:00:00Z"), kSaoPaulo).end,
            utc("2026-11-16T03:00:00Z"));
  EXPECT_EQ(last_whole_period(PeriodKind::Weekly, utc("2026-11-16T02:59:59Z"), kSaoPaulo).end,
            utc("2026-11-09T03:00:00Z"));
}

TEST(LastWholePeriod, IsADayAMonthOrAYearOfTheZone) {
  const Instant new_year = utc("2027-01-01T03:00:00Z");
  EXPECT_EQ(last_whole_period(PeriodKind::Daily, new_year, kSaoPaulo),
            period(PeriodKind::Daily, "2026-12-31T03:00:00Z", "2027-01-01T03:00:00Z"));
  EXPECT_EQ(last_whole_period(PeriodKind::Monthly, new_year, kSaoPaulo),
            period(PeriodKind::Monthly, "2026-12-01T03:00:00Z", "2027-01-01T03:00:00Z"));
  EXPECT_EQ(last_whole_period(PeriodKind::Yearly, new_year, kSaoPaulo),
            period(PeriodKind::Yearly, "2026-01-01T03:00:00Z", "2027-01-01T03:00:00Z"));
}

TEST(LastWholePeriod, HasAsManyHoursAsItsDay) {
  EXPECT_EQ(last_whole_period(PeriodKind::Daily, utc("2026-03-09T12:00:00Z"), Zone("America/New_York")),
            period(PeriodKind::Daily, "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"));
  EXPECT_EQ(last_whole_period(PeriodKind::Daily, utc("2018-11-05T12:00:00Z"), kSaoPaulo),
            period(PeriodKind::Daily, "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"));
}

TEST(LastWholePeriod, IsNeverADayThatTheZoneLeaptOver) {
  EXPECT_EQ(last_whole_period(PeriodKind::Daily, utc("2011-12-30T12:00:00Z"), Zone("Pacific/Apia")),
            period(PeriodKind::Daily, "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"));
}

TEST(LastWholePeriod, StaysEndedWhenClocksAreSetBackOverMidnight) {
  const Zone st_johns("America/St_Johns");  // 2006-10-29 00:01 went back to 2006-10-28 23:01
  EXPECT_EQ(st_johns.wall(utc("2006-10-29T02:45:00Z")).date, test::date(2006, 10, 28));
  EXPECT_EQ(last_whole_period(PeriodKind::Daily, utc("2006-10-29T02:45:00Z"), st_johns),
            period(PeriodKind::Daily, "2006-10-28T02:30:00Z", "2006-10-29T02:30:00Z"));
}

TEST(LastWholePeriod, SurvivesTheEndsOfTime) {
  for (const auto kind : {PeriodKind::Daily, PeriodKind::Weekly, PeriodKind::Monthly, PeriodKind::Yearly})
    for (const Instant instant : {Instant::min(), kFirstInstant, kLastInstant, Instant::max()})
      EXPECT_LE(last_whole_period(kind, instant, kSaoPaulo).start,
                last_whole_period(kind, instant, kSaoPaulo).end);
}

TEST(PeriodBefore, EndsWhereThePeriodStarts) {
  EXPECT_EQ(
      period_before(period(PeriodKind::Weekly, "2026-11-09T03:00:00Z", "2026-11-16T03:00:00Z"), kSaoPaulo),
      period(PeriodKind::Weekly, "2026-11-02T03:00:00Z", "2026-11-09T03:00:00Z"));
  EXPECT_EQ(
      period_before(period(PeriodKind::Monthly, "2026-03-01T03:00:00Z", "2026-04-01T03:00:00Z"), kSaoPaulo),
      period(PeriodKind::Monthly, "2026-02-01T03:00:00Z", "2026-03-01T03:00:00Z"));
  EXPECT_EQ(
      period_before(period(PeriodKind::Yearly, "2026-01-01T03:00:00Z", "2027-01-01T03:00:00Z"), kSaoPaulo),
      period(PeriodKind::Yearly, "2025-01-01T03:00:00Z", "2026-01-01T03:00:00Z"));
}

TEST(PeriodAfter, StartsWhereThePeriodEndsAndIsAsLongAsItsMonth) {
  const Period january = period(PeriodKind::Monthly, "2026-01-01T03:00:00Z", "2026-02-01T03:00:00Z");
  const Period february = period(PeriodKind::Monthly, "2026-02-01T03:00:00Z", "2026-03-01T03:00:00Z");
  EXPECT_EQ(period_after(january, kSaoPaulo), february);
  EXPECT_EQ(period_after(february, kSaoPaulo).end, utc("2026-04-01T03:00:00Z"));
  for (const PeriodKind kind :
       {PeriodKind::Daily, PeriodKind::Weekly, PeriodKind::Monthly, PeriodKind::Yearly}) {
    const Period last = last_whole_period(kind, utc("2026-03-01T12:00:00Z"), kSaoPaulo);
    EXPECT_EQ(period_after(period_before(last, kSaoPaulo), kSaoPaulo), last) << name_of(kind);
  }
}

TEST(PeriodAfter, IsNeverADayThatTheZoneLeaptOver) {
  const Zone samoa("Pacific/Apia");
  const Period day = last_whole_period(PeriodKind::Daily, utc("2011-12-31T12:00:00Z"), samoa);
  EXPECT_EQ(period_after(period_before(day, samoa), samoa), day);
}

TEST(PeriodAYearAgo, IsTheSameMonthOrYearAndTheSameWeekdays) {
  EXPECT_EQ(period_a_year_ago(period(PeriodKind::Monthly, "2028-02-01T03:00:00Z", "2028-03-01T03:00:00Z"),
                              kSaoPaulo),
            period(PeriodKind::Monthly, "2027-02-01T03:00:00Z", "2027-03-01T03:00:00Z"));
  EXPECT_EQ(period_a_year_ago(period(PeriodKind::Yearly, "2028-01-01T03:00:00Z", "2029-01-01T03:00:00Z"),
                              kSaoPaulo),
            period(PeriodKind::Yearly, "2027-01-01T03:00:00Z", "2028-01-01T03:00:00Z"));
  EXPECT_EQ(period_a_year_ago(period(PeriodKind::Weekly, "2026-11-09T03:00:00Z", "2026-11-16T03:00:00Z"),
                              kSaoPaulo),
            period(PeriodKind::Weekly, "2025-11-10T03:00:00Z", "2025-11-17T03:00:00Z"));
  EXPECT_EQ(
      period_a_year_ago(period(PeriodKind::Daily, "2026-11-11T03:00:00Z", "2026-11-12T03:00:00Z"), kSaoPaulo),
      period(PeriodKind::Daily, "2025-11-12T03:00:00Z", "2025-11-13T03:00:00Z"));
}

TEST(PeriodKind, HasTheNameOfTheConfiguration) {
  EXPECT_EQ(name_of(PeriodKind::Daily), "daily");
  EXPECT_EQ(name_of(PeriodKind::Weekly), "weekly");
  EXPECT_EQ(name_of(PeriodKind::Monthly), "monthly");
  EXPECT_EQ(name_of(PeriodKind::Yearly), "yearly");
}

}  // namespace
}  // namespace boletim

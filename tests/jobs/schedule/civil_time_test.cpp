#include "jobs/schedule/civil_time.h"

#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/support/timetables.h"

namespace boletim {
namespace {

using namespace std::chrono;
using test::date;
using test::utc;

const Zone kNewYork("America/New_York");
const Zone kSaoPaulo("America/Sao_Paulo");

TEST(Zone, ThatTheMachineDoesNotKnowIsRefusedWithAnExample) {
  EXPECT_FALSE(Zone::exists("America/Campinas"));
  EXPECT_FALSE(Zone::exists("localtime"));
  EXPECT_FALSE(Zone::exists("../../etc/passwd"));
  EXPECT_FALSE(Zone::exists(std::string(100000, 'x')));
  EXPECT_TRUE(Zone::exists("UTC"));
  try {
    Zone("America/Campinas\n\xff");
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_STREQ(
        error.what(),
        "unknown time zone \"America/Campinas??\"; expected an IANA name of this machine's zone database, "
        "such as America/Sao_Paulo");
  }
}

TEST(Zone, NamesAllThatExist) {
  const auto names = Zone::names();
  EXPECT_GT(names.size(), 300u);
  EXPECT_NE(std::find(names.begin(), names.end(), "America/Sao_Paulo"), names.end());
}

TEST(Zone, ReadsTheWall) {
  EXPECT_EQ(kSaoPaulo.wall(utc("2026-11-16T01:30:00Z")), (WallTime{date(2026, 11, 15), 22h + 30min, -3h}));
}

TEST(Zone, ResolvesASkippedTimeToTheFirstInstantAfterTheGap) {
  EXPECT_EQ(kNewYork.resolve(date(2026, 3, 8), 1h + 59min),
            (Resolved{utc("2026-03-08T06:59:00Z"), WallKind::Unique}));
  EXPECT_EQ(kNewYork.resolve(date(2026, 3, 8), 2h),
            (Resolved{utc("2026-03-08T07:00:00Z"), WallKind::Skipped}));
  EXPECT_EQ(kNewYork.resolve(date(2026, 3, 8), 2h + 59min),
            (Resolved{utc("2026-03-08T07:00:00Z"), WallKind::Skipped}));
  EXPECT_EQ(kNewYork.resolve(date(2026, 3, 8), 3h),
            (Resolved{utc("2026-03-08T07:00:00Z"), WallKind::Unique}));
}

TEST(Zone, ResolvesARepeatedTimeToItsFirstPass) {
  EXPECT_EQ(kNewYork.resolve(date(2026, 11, 1), 59min),
            (Resolved{utc("2026-11-01T04:59:00Z"), WallKind::Unique}));
  EXPECT_EQ(kNewYork.resolve(date(2026, 11, 1), 1h),
            (Resolved{utc("2026-11-01T05:00:00Z"), WallKind::Repeated}));
  EXPECT_EQ(kNewYork.resolve(date(2026, 11, 1), 1h + 59min),
            (Resolved{utc("2026-11-01T05:59:00Z"), WallKind::Repeated}));
  EXPECT_EQ(kNewYork.resolve(date(2026, 11, 1), 2h),
            (Resolved{utc("2026-11-01T07:00:00Z"), WallKind::Unique}));
}

TEST(Zone, StartsADayWithoutMidnightAtItsFirstInstant) {
  EXPECT_EQ(kSaoPaulo.resolve(date(2018, 11, 4), 0s),
            (Resolved{utc("2018-11-04T03:00:00Z"), WallKind::Skipped}));
}

TEST(Zone, LeapsOverAWholeDayWhereTheCountryDid) {
  const Zone apia("Pacific/Apia");
  EXPECT_EQ(apia.resolve(date(2011, 12, 30), 12h),
            (Resolved{utc("2011-12-30T10:00:00Z"), WallKind::Skipped}));
  EXPECT_EQ(apia.wall(utc("2011-12-30T10:00:00Z")).date, date(2011, 12, 31));
}

TEST(Zone, GoesOnWithTheLastRulesAfterTheStatedTransitions) {
  EXPECT_EQ(kNewYork.wall(utc("2040-01-15T12:00:00Z")).offset, -5h);
  EXPECT_EQ(kNewYork.wall(utc("2040-07-15T12:00:00Z")).offset, -4h);
  // Second Sunday of March, first Sunday of November, at 2:00.
  EXPECT_EQ(kNewYork.resolve(date(2040, 3, 11), 2h + 30min),
            (Resolved{utc("2040-03-11T07:00:00Z"), WallKind::Skipped}));
  EXPECT_EQ(kNewYork.resolve(date(2040, 11, 4), 1h + 30min),
            (Resolved{utc("2040-11-04T05:30:00Z"), WallKind::Repeated}));
  EXPECT_EQ(kNewYork.resolve(date(2041, 3, 10), 2h + 30min),
            (Resolved{utc("2041-03-10T07:00:00Z"), WallKind::Skipped}));
  EXPECT_EQ(kNewYork.wall(utc("9999-07-01T12:00:00Z")).offset, -4h);
}

TEST(Zone, WithoutDstStaysWithoutIt) {
  for (const int year : {2026, 2037, 2038, 2040, 2100, 9999})
    for (const unsigned month : {1u, 2u, 7u, 12u})
      EXPECT_EQ(kSaoPaulo.wall(sys_days{date(year, month, 15)}).offset, -3h) << year << "-" << month;
}

TEST(Zone, ChangesItsClocksTwiceAYearForEver) {
  const Zone paris("Europe/Paris"), sydney("Australia/Sydney");
  for (int year = 2036; year <= 2110; ++year) {
    for (const Zone& zone : {kNewYork, paris, sydney}) {
      std::vector<Instant> changes;
      for (Stretch at = zone.stretch(sys_days{date(year, 1, 1)}); at.end < sys_days{date(year + 1, 1, 1)};) {
        const Stretch next = zone.stretch(at.end);
        ASSERT_EQ(next.begin, at.end);
        if (next.offset != at.offset) changes.push_back(next.begin);
        at = next;
      }
      ASSERT_EQ(changes.size(), 2u) << zone.name() << " " << year;
      for (const Instant change : changes)  // each on a Sunday of the local calendar
        EXPECT_EQ(weekday{sys_days{zone.wall(change).date}}, Sunday)
            << zone.name() << " " << to_rfc3339(change);
    }
  }
}

TEST(Zone, ResolvesWhatItShows) {
  for (const char* name :
       {"America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "UTC"}) {
    const Zone zone(name);
    for (Instant at = utc("2009-01-01T00:00:00Z"); at < utc("2045-01-01T00:00:00Z"); at += 37h + 11min) {
      const WallTime wall = zone.wall(at);
      const Resolved resolved = zone.resolve(wall.date, wall.time_of_day);
      EXPECT_TRUE(resolved.at == at || (resolved.kind == WallKind::Repeated && resolved.at < at))
          << to_rfc3339(at);
    }
  }
}

TEST(Zone, SurvivesInstantsAndDatesOutOfReach) {
  for (const Zone& zone : {kNewYork, kSaoPaulo}) {
    EXPECT_EQ(zone.wall(Instant::min()), zone.wall(kFirstInstant));
    EXPECT_EQ(zone.wall(Instant::max()), zone.wall(kLastInstant));
    EXPECT_GE(zone.resolve(Date{year::min() / 1 / 1}, 0s).at, kFirstInstant);
    EXPECT_LE(zone.resolve(Date{year::max() / 12 / 31}, 0s).at, kLastInstant);
  }
}

TEST(LocalRfc3339, CarriesTheOffset) {
  EXPECT_EQ(to_rfc3339(utc("2026-11-16T10:30:00Z"), kSaoPaulo), "2026-11-16T07:30:00-03:00");
  EXPECT_EQ(to_rfc3339(utc("2026-11-16T10:30:00Z"), Zone("Asia/Kolkata")), "2026-11-16T16:00:00+05:30");
  EXPECT_EQ(to_rfc3339(utc("2026-11-16T10:30:00Z"), Zone("UTC")), "2026-11-16T10:30:00+00:00");
}

TEST(LocalRfc3339, MeansTheSameInstantUnderAnOffsetWithSeconds) {
  const Instant before_standard_time = utc("1900-01-01T12:00:00Z");
  const std::string text = to_rfc3339(before_standard_time, kSaoPaulo);
  EXPECT_EQ(text, "1900-01-01T08:54:00-03:06");
  EXPECT_EQ(utc(text), before_standard_time);
}

}  // namespace
}  // namespace boletim

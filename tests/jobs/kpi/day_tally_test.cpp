#include "jobs/kpi/day_tally.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

using std::chrono::hours;

DaySpread spread_of(std::initializer_list<int> days) {
  DayTally tally;
  for (const int day : days) tally.add(hours(24 * day));
  return tally.spread().value();
}

TEST(DayTally, OfNothingHasNoSpread) {
  EXPECT_EQ(DayTally().spread(), std::nullopt);
}

TEST(DayTally, OfOneSpanIsThatSpan) {
  EXPECT_EQ(spread_of({5}), (DaySpread{5, 5, 5}));
}

TEST(DayTally, InterpolatesAsASpreadsheetDoes) {
  const DaySpread spread = spread_of({1, 2, 3, 10});  // AVERAGE, MEDIAN, PERCENTILE(…; 0,9)

  EXPECT_DOUBLE_EQ(spread.mean, 4);
  EXPECT_DOUBLE_EQ(spread.median, 2.5);
  EXPECT_DOUBLE_EQ(spread.p90, 7.9);
}

TEST(DayTally, CountsPartsOfDaysAndNoNegativeSpan) {
  DayTally tally;
  tally.add(hours(36));
  tally.add(hours(-5));

  EXPECT_DOUBLE_EQ(tally.spread()->mean, 0.75);
}

TEST(DayTally, OfManySpansIsRightToOnePartInAHundred) {
  DayTally tally;
  for (int hour = 1; hour <= 100'000; ++hour) tally.add(hours(hour));

  const DaySpread spread = tally.spread().value();
  EXPECT_DOUBLE_EQ(spread.mean, 50'000.5 / 24);
  EXPECT_NEAR(spread.median, 50'000.5 / 24, 50'000.0 / 24 / 100);
  EXPECT_NEAR(spread.p90, 90'000.0 / 24, 90'000.0 / 24 / 100);
}

TEST(DayTally, OfManyEqualSpansIsThatSpan) {
  DayTally tally;
  for (int i = 0; i < 5000; ++i) tally.add(hours(24 * 7));

  EXPECT_DOUBLE_EQ(tally.spread()->median, 7);
  EXPECT_DOUBLE_EQ(tally.spread()->p90, 7);
}

}  // namespace
}  // namespace boletim

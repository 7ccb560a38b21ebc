#include "reports/charts/axis_scale.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace boletim {
namespace {

using ::testing::ElementsAre;

TEST(PercentScale, HasRoundTicks) {
  EXPECT_THAT(percent_scale(18.9).ticks, ElementsAre(0, 10, 20));
  EXPECT_THAT(percent_scale(3.1).ticks, ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(percent_scale(100).ticks, ElementsAre(0, 50, 100));
}

TEST(PercentScale, GoesALittlePastTheLastTickRatherThanFarBelowTheNext) {
  EXPECT_THAT(percent_scale(31.3).ticks, ElementsAre(0, 10, 20, 30));
  EXPECT_DOUBLE_EQ(percent_scale(31.3).top, 31.3);
  EXPECT_THAT(percent_scale(33).ticks, ElementsAre(0, 10, 20, 30, 40));
}

TEST(PercentScale, DoesNotMakeASmallShareLookLarge) {
  EXPECT_DOUBLE_EQ(percent_scale(0.02).top, 1);
  EXPECT_DOUBLE_EQ(percent_scale(0).top, 1);
}

TEST(PercentScale, TakesAnything) {
  EXPECT_DOUBLE_EQ(percent_scale(std::numeric_limits<double>::quiet_NaN()).top, 1);
  EXPECT_DOUBLE_EQ(percent_scale(std::numeric_limits<double>::infinity()).top, 1);
  EXPECT_DOUBLE_EQ(percent_scale(4000).top, 100);
  EXPECT_DOUBLE_EQ(percent_scale(-3).top, 1);
}

TEST(PercentScale, AlwaysHasThreeToFiveTicksThatReachNearlyToTheTop) {
  for (double most = 0.5; most <= 100; most += 0.1) {
    const AxisScale scale = percent_scale(most);
    EXPECT_GE(scale.top, std::max(most, 1.0) - 1e-9) << most;
    EXPECT_GE(scale.ticks.size(), 3u) << most;
    EXPECT_LE(scale.ticks.size(), 5u) << most;
    EXPECT_LE(scale.ticks.back(), scale.top + 1e-9) << most;
  }
}

}  // namespace
}  // namespace boletim

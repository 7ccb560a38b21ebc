#include "jobs/kpi/bands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace boletim {
namespace {

using std::chrono::days;
using std::chrono::hours;
using testing::ElementsAre;

const Bands kAmounts = {Bands::Kind::Numbers, {0.5, 1000, 10'000}};
const Bands kAges = {Bands::Kind::Ages, {1, 2, 30, 90}};

TEST(BandLabels, SayFromWhereToWhereInTheirOrder) {
  EXPECT_THAT(band_labels(kAmounts), ElementsAre("< 0.50", "0.50 – 999.99", "1000 – 9999.99", "≥ 10000"));
  EXPECT_THAT(band_labels(kAges), ElementsAre("< 1d", "1d", "2d – 29d", "30d – 89d", "≥ 90d"));
  EXPECT_THAT(band_labels({Bands::Kind::Numbers, {-100, 0}}), ElementsAre("< -100", "-100 – -0.01", "≥ 0"));
}

TEST(BandFinder, AValueOnABoundBelongsAboveIt) {
  const BandFinder bands(kAmounts);
  EXPECT_EQ(bands.of_amount(-5), 0U);
  EXPECT_EQ(bands.of_amount(49), 0U);
  EXPECT_EQ(bands.of_amount(50), 1U);
  EXPECT_EQ(bands.of_amount(99'999), 1U);
  EXPECT_EQ(bands.of_amount(100'000), 2U);
  EXPECT_EQ(bands.of_amount(1'000'000), 3U);
}

TEST(BandFinder, AgesAreWholeDaysAndTheFutureIsInTheFirstBand) {
  const BandFinder bands(kAges);
  const Instant now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 16) + hours(10);
  EXPECT_EQ(bands.of_date(now + days(400), now), 0U);
  EXPECT_EQ(bands.of_date(now - hours(23), now), 0U);
  EXPECT_EQ(bands.of_date(now - hours(24), now), 1U);
  EXPECT_EQ(bands.of_date(now - hours(48), now), 2U);
  EXPECT_EQ(bands.of_date(now - days(90) + hours(1), now), 3U);
  EXPECT_EQ(bands.of_date(now - days(90), now), 4U);
}

}  // namespace
}  // namespace boletim

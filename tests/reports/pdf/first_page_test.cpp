#include "reports/pdf/first_page.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

const FirstPage kUsual;

/// One row of charts, which with the two tables takes 400 points.
BelowTiles heights(double room) {
  return {room, 1, 60, 120, 400 - 60 - 120 - kUsual.chart_height};
}

TEST(FirstPage, IsAsTheSectionsAreWhereAllFit) {
  EXPECT_EQ(share_out(heights(400)), kUsual);
}

TEST(FirstPage, LowersItsChartsForTheLastTable) {
  EXPECT_EQ(share_out(heights(380)), (FirstPage{kUsual.chart_height - 20, false}));
}

TEST(FirstPage, SharesWhatLacksAmongItsRowsOfCharts) {
  BelowTiles two_rows = heights(380);
  two_rows.chart_rows = 2;
  two_rows.room += kUsual.chart_height;
  EXPECT_EQ(share_out(two_rows), (FirstPage{kUsual.chart_height - 10, false}));
}

TEST(FirstPage, KeepsWhereToActAndSendsWhatChangedToTheNext) {
  EXPECT_EQ(share_out(heights(300)), (FirstPage{kUsual.chart_height, true}));
  EXPECT_EQ(share_out(heights(260)), (FirstPage{kUsual.chart_height - 20, true}));
}

TEST(FirstPage, IsLeftAsItIsWhereNothingHelps) {
  EXPECT_EQ(share_out(heights(200)), kUsual);
  BelowTiles nowhere = heights(200);
  nowhere.where = 0;
  EXPECT_EQ(share_out(nowhere), kUsual);
}

TEST(FirstPage, HasNoChartsToLowerInAReportWithoutACourse) {
  EXPECT_EQ(share_out({200, 0, 0, 120, 90}), (FirstPage{kUsual.chart_height, true}));
}

}  // namespace
}  // namespace boletim

#include "jobs/suppression.h"

#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr int kLeast = 5;

/// A value of an axis: records now and then, flagged now and then.
struct Value {
  std::string name;
  std::int64_t total, total_then, flagged, flagged_then;
};

AxisFigures an_axis(const std::vector<Value>& values) {
  AxisFigures axis{"Cidade", {}};
  for (const Value& v : values) {
    if (v.total_then > 0) axis.then[v.name] = v.total_then;
    if (v.total == 0) continue;
    FlowFigures flows;
    flows.previous = v.flagged_then;
    flows.lost = v.flagged;
    flows.corrected = v.flagged_then;
    axis.segments.push_back({v.name, v.total, {v.flagged}, {v.flagged_then}, {flows}});
  }
  return axis;
}

TrendReport a_report(const std::vector<Value>& values) {
  TrendReport report;
  KpiFigures kpi;
  kpi.now = kpi.previous = Share{};
  for (const Value& v : values) {
    kpi.now->flagged += v.flagged;
    kpi.now->total += v.total;
    kpi.previous->flagged += v.flagged_then;
    kpi.previous->total += v.total_then;
  }
  report.heading.records = kpi.now->total;
  report.kpis = {kpi};
  report.axes = {an_axis(values)};
  return report;
}

/// Name and records of each row; of others, how many.
std::vector<std::string> rows(const AxisFigures& axis) {
  std::vector<std::string> all;
  for (const SegmentFigures& row : axis.segments)
    all.push_back((row.others > 0 ? "outros (" + std::to_string(row.others) + ")" : row.value) + " " +
                  std::to_string(row.total));
  return all;
}

std::vector<std::string> rows_told(const std::vector<Value>& values) {
  return rows(suppressed(a_report(values), kLeast).axes[0]);
}

TEST(Suppression, LeavesLargeGroupsAsTheyAre) {
  const std::vector<Value> values = {{"Campinas", 50, 50, 9, 9}, {"Sumaré", 5, 5, 1, 2}};
  EXPECT_THAT(rows_told(values), ElementsAre("Campinas 50", "Sumaré 5"));
}

TEST(Suppression, SmallGroupsStandTogether) {
  EXPECT_THAT(rows_told({{"Amparo", 2, 2, 1, 1}, {"Campinas", 50, 50, 9, 9}, {"Sumaré", 4, 4, 0, 1}}),
              ElementsAre("Campinas 50", "outros (2) 6"));
}

TEST(Suppression, OneSmallGroupTakesTheNextSmallestWithItForTheTotalWouldTellIt) {
  EXPECT_THAT(rows_told({{"Campinas", 50, 50, 9, 9}, {"Sumaré", 1, 1, 1, 1}, {"Valinhos", 20, 20, 3, 3}}),
              ElementsAre("Campinas 50", "outros (2) 21"));
}

TEST(Suppression, GroupsThatAreSmallEvenTogetherTakeTheNextSmallestWithThem) {
  EXPECT_THAT(rows_told({{"Amparo", 1, 1, 1, 1}, {"Campinas", 50, 50, 9, 9}, {"Sumaré", 2, 2, 0, 1}}),
              ElementsAre("outros (3) 53"));
}

TEST(Suppression, AGroupThatWasSmallStaysHiddenWhileItsPastIsShown) {
  // In the last report Amparo and Sumaré stood together. Sumaré's number of then, taken from theirs, would
  // tell Amparo's.
  EXPECT_THAT(rows_told({{"Amparo", 30, 2, 9, 1}, {"Campinas", 50, 50, 9, 9}, {"Sumaré", 40, 20, 5, 4}}),
              ElementsAre("Campinas 50", "outros (2) 70"));
}

TEST(Suppression, OfAGroupThatIsGoneThePastCanNotBeComputed) {
  const TrendReport told = suppressed(a_report({{"Amparo", 0, 2, 0, 2},
                                                {"Campinas", 50, 50, 9, 9},
                                                {"Sumaré", 20, 20, 5, 4},
                                                {"Valinhos", 30, 30, 6, 6}}),
                                      kLeast);
  EXPECT_THAT(rows(told.axes[0]), ElementsAre("Campinas 50", "outros (2) 50"));
  const std::int64_t difference = told.kpis[0].previous->flagged - *told.axes[0].segments[0].previous[0];
  EXPECT_EQ(difference, 2 + 4 + 6) << "of three together";
  EXPECT_EQ(told.axes[0].segments[1].previous[0], std::nullopt) << "4 + 6 would leave the 2 of Amparo";
  EXPECT_EQ(told.axes[0].segments[1].flows[0], std::nullopt);
}

TEST(Suppression, WhatIsToldNeverTellsOfFewerThanTheLeast) {
  // Of every small set of sizes: what a reader can compute from rows and totals is of a large enough group.
  for (std::int64_t a = 0; a < 8; ++a)
    for (std::int64_t b = 0; b < 8; ++b)
      for (std::int64_t c = 0; c < 8; ++c)
        for (std::int64_t then = 0; then < 7; ++then) {
          const std::vector<Value> values = {
              {"a", a, then, a, then}, {"b", b, c, b, c}, {"c", c, a, c, a}, {"d", 40, 40, 7, 7}};
          const TrendReport told = suppressed(a_report(values), kLeast);
          std::int64_t rest = told.kpis[0].now->total, rest_then = told.kpis[0].previous->total;
          std::int64_t folded = 0;
          for (const SegmentFigures& row : told.axes[0].segments) {
            folded += row.others;
            EXPECT_TRUE(row.total == 0 || row.total >= kLeast) << a << b << c << then;
            if (row.others > 0) continue;
            rest -= row.total;
            const auto& value = *std::ranges::find(values, row.value, &Value::name);
            EXPECT_TRUE(value.total_then == 0 || value.total_then >= kLeast) << a << b << c << then;
            rest_then -= value.total_then;
          }
          EXPECT_TRUE(rest == 0 || rest >= kLeast) << "the whole without the rows: " << a << b << c << then;
          EXPECT_TRUE(rest_then == 0 || rest_then >= kLeast) << "then: " << a << b << c << then;
          EXPECT_NE(folded, 1);
        }
}

TEST(Suppression, OwnersAreGroupsToo) {
  TrendReport report = a_report({{"Campinas", 57, 57, 9, 9}});
  report.owners = an_axis({{"Beto", 50, 50, 8, 8}, {"Lia", 3, 3, 1, 1}, {"Rui", 4, 4, 0, 0}});
  report.owners->segments[1].days_open = {DayFigures{3, 3, 3}};
  const TrendReport told = suppressed(report, kLeast);
  EXPECT_THAT(rows(*told.owners), ElementsAre("Beto 50", "outros (2) 7"));
  EXPECT_THAT(told.owners->segments[1].days_open, IsEmpty());
}

TEST(Suppression, TwoAxesOfTheSameGroupsHideTheSame) {
  TrendReport report =
      a_report({{"Campinas", 50, 50, 9, 9}, {"Sumaré", 1, 1, 1, 1}, {"Valinhos", 20, 20, 3, 3}});
  report.axes.push_back(an_axis({{"C", 50, 50, 9, 9}, {"S", 1, 1, 1, 1}, {"V", 20, 20, 3, 3}}));
  const TrendReport told = suppressed(report, kLeast);
  EXPECT_THAT(rows(told.axes[0]), ElementsAre("Campinas 50", "outros (2) 21"));
  EXPECT_THAT(rows(told.axes[1]), ElementsAre("C 50", "outros (2) 21"));
}

TEST(Suppression, OfAPeriodWithFewRecordsThereIsNoNumberNorWhatBecameOfThem) {
  TrendReport report = a_report({{"Campinas", 50, 3, 9, 2}, {"Sumaré", 20, 0, 5, 0}});
  report.kpis[0].year_ago = Share{1, 4};
  report.kpis[0].flows = FlowFigures{};
  report.kpis[0].course = {{{2026, 11, 8}, Share{2, 3}, {}, Composition{2}}, {{2026, 11, 15}, Share{14, 70}}};
  const TrendReport told = suppressed(report, kLeast);
  EXPECT_EQ(told.kpis[0].previous, std::nullopt);
  EXPECT_EQ(told.kpis[0].year_ago, std::nullopt);
  EXPECT_EQ(told.kpis[0].flows, std::nullopt);
  EXPECT_EQ(told.kpis[0].course[0].share, std::nullopt);
  EXPECT_EQ(told.kpis[0].course[0].parts, std::nullopt);
  EXPECT_EQ(told.kpis[0].course[1].share, (Share{14, 70}));
  for (const SegmentFigures& row : told.axes[0].segments) EXPECT_EQ(row.previous[0], std::nullopt);
}

TEST(Suppression, AmountsOfAFewAreLeftOut) {
  TrendReport report = a_report({{"Campinas", 50, 50, 9, 9}});
  using Kind = ImpactFigures::Kind;
  report.kpis[0].impacts = {{Kind::Revenue, "BRL", 100, 2, 900, 48}, {Kind::OpenOrders, "", 7, 9, 8, 41}};
  const TrendReport told = suppressed(report, kLeast);
  ASSERT_EQ(told.kpis[0].impacts.size(), 1U);
  EXPECT_EQ(told.kpis[0].impacts[0].kind, Kind::OpenOrders);
}

TEST(Suppression, PartsThatAreTooSmallTakeTheNextSmallestWithThem) {
  EXPECT_THAT(too_small({{"a", 3}, {"b", 9}, {"c", 7}}, kLeast), ElementsAre("a", "c"));
  EXPECT_THAT(too_small({{"a", 5}, {"b", 9}, {"c", 0}}, kLeast), IsEmpty());
}

}  // namespace
}  // namespace boletim

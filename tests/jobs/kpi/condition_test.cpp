#include "jobs/kpi/condition.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

using Measure = Condition::Measure;
using Unit = Condition::Unit;

/// So many records, of which so many are flagged for having no e-mail.
Counts counts(std::int64_t total, std::int64_t no_email = 0) {
  Counts counts;
  counts.total = total;
  counts.kpis = {{KpiId{"no_email"}, true, {no_email, 0, {no_email, 0, 0, 0, 0}}}};
  return counts;
}

/// Why it holds, or "" if it does not.
std::string why(const char* condition, const Counts& now, const Counts& previous) {
  return why_holds(parse_condition(condition).value(), now, &previous).value_or("");
}
std::string why(const char* condition, const Counts& now) {
  return why_holds(parse_condition(condition).value(), now, nullptr).value_or("");
}

TEST(Condition, IsReadAsItIsWritten) {
  EXPECT_EQ(parse_condition("total falls 20%"), (Condition{"total", Measure::Count, Condition::Test::Falls,
                                                           20, Unit::Percent, "total falls 20%"}));
  EXPECT_EQ(parse_condition("no_email.percent above 10"),
            (Condition{"no_email", Measure::Percent, Condition::Test::Above, 10, Unit::Plain,
                       "no_email.percent above 10"}));
  EXPECT_EQ(parse_condition("no_mobile rises 2pp"),
            (Condition{"no_mobile", Measure::Percent, Condition::Test::Rises, 2, Unit::Points,
                       "no_mobile rises 2pp"}));
  EXPECT_EQ(parse_condition("no_email.count rises 50"),
            (Condition{"no_email", Measure::Count, Condition::Test::Rises, 50, Unit::Plain,
                       "no_email.count rises 50"}));
  EXPECT_EQ(parse_condition("total below 1"),
            (Condition{"total", Measure::Count, Condition::Test::Below, 1, Unit::Plain, "total below 1"}));
}

TEST(Condition, WithoutAMeasureMeansTheShareOnlyWhereItsUnitSaysSo) {
  EXPECT_EQ(parse_condition("no_email above 10%")->measure, Measure::Percent);
  EXPECT_EQ(parse_condition("no_email above 10")->measure, Measure::Count);
  EXPECT_EQ(parse_condition("no_email rises 10%")->measure, Measure::Count);
  EXPECT_EQ(parse_condition("no_email rises 10pp")->measure, Measure::Percent);
}

TEST(Condition, APlainRiseOfAPercentageIsInPoints) {
  EXPECT_EQ(parse_condition("no_email.percent rises 2")->unit, Unit::Points);
}

TEST(Condition, ToleratesBlanksAndCapitals) {
  const auto condition = parse_condition("  No_Email.Percent\tRISES   2.5  PP ");

  EXPECT_EQ(condition, (Condition{"no_email", Measure::Percent, Condition::Test::Rises, 2.5, Unit::Points,
                                  "No_Email.Percent\tRISES   2.5  PP"}));
  EXPECT_TRUE(parse_condition("total falls 20 %"));
}

TEST(Condition, RefusesNonsense) {
  for (const char* text : {"",
                           " ",
                           "total",
                           "total falls",
                           "total falls 20 % now",
                           "falls 20%",
                           "total drops 20%",
                           "total falls twenty",
                           "total falls -20%",
                           "total falls 20,5%",
                           "total falls .5%",
                           "total falls 5.%",
                           "total falls 1e2",
                           "total falls 20%%",
                           "total falls 20p",
                           "total falls 1.2.3",
                           "total falls 0.1234567%",
                           "total above 1234567890",
                           "no_email.share above 10",
                           "no_email. above 10",
                           ".count above 10",
                           "no email above 10",
                           "no_email.count.percent above 10",
                           "9 above 10",
                           "tótal above 10"})
    EXPECT_FALSE(parse_condition(text)) << text;
}

TEST(Condition, RefusesUnitsThatDoNotFit) {
  for (const char* text : {"total.percent above 10", "total rises 2pp", "total above 10%",
                           "no_email.count rises 2pp", "no_email.count above 10%", "no_email above 10pp"})
    EXPECT_FALSE(parse_condition(text)) << text;
}

TEST(Condition, RefusesWhatCouldNeverHoldOrAlwaysWould) {
  for (const char* text :
       {"total below 0", "total falls 101%", "total rises 0", "no_email falls 0%",
        "no_email.percent above 100", "no_email.percent below 101%", "no_email rises 101pp"})
    EXPECT_FALSE(parse_condition(text)) << text;
  for (const char* text :
       {"total above 0", "total falls 100%", "total rises 500%", "no_email.percent below 100%"})
    EXPECT_TRUE(parse_condition(text)) << text;
}

TEST(Condition, AFallOfJustTheShareHolds) {
  EXPECT_EQ(why("total falls 20%", counts(800), counts(1000)), "total fell from 1000 to 800, by 20 %");
  EXPECT_EQ(why("total falls 20%", counts(801), counts(1000)), "");
  EXPECT_EQ(why("total falls 20%", counts(700), counts(1000)), "total fell from 1000 to 700, by 30 %");
}

TEST(Condition, AboveAndBelowMeanMoreAndLess) {
  EXPECT_EQ(why("no_email.percent above 10", counts(1000, 100)), "");
  EXPECT_EQ(why("no_email.percent above 10", counts(1000, 101)), "no_email is 10.1 %, above 10 %");
  EXPECT_EQ(why("total below 1", counts(1)), "");
  EXPECT_EQ(why("total below 1", counts(0)), "total is 0, below 1");
  EXPECT_EQ(why("no_email below 12.5", counts(1000, 12)), "no_email is 12, below 12.5");
}

TEST(Condition, PointsAreTheDifferenceOfShares) {
  EXPECT_EQ(why("no_email rises 2pp", counts(1000, 120), counts(1000, 100)),
            "no_email rose from 10 % to 12 %, by 2 pp");
  EXPECT_EQ(why("no_email rises 2pp", counts(1000, 119), counts(1000, 100)), "");
  EXPECT_EQ(why("no_email falls 2pp", counts(1000, 120), counts(1000, 100)), "");
}

TEST(Condition, AShareOfAPercentageIsRelativeToIt) {
  EXPECT_EQ(why("no_email.percent rises 20%", counts(2000, 240), counts(1000, 100)),
            "no_email rose from 10 % to 12 %, by 20 %");
  EXPECT_EQ(why("no_email rises 20%", counts(2000, 119), counts(1000, 100)), "");
}

TEST(Condition, ACountRisesByRecords) {
  EXPECT_EQ(why("no_email.count rises 50", counts(1000, 150), counts(9000, 100)),
            "no_email rose from 100 to 150, by 50");
  EXPECT_EQ(why("no_email.count rises 50", counts(1000, 149), counts(9000, 100)), "");
}

TEST(Condition, IsExactWhereFloatingPointIsNot) {
  // 0.1 % of 1000 is 1, though 0.1 is no binary fraction; a third is never 33.333333 %.
  EXPECT_NE(why("total falls 0.1%", counts(999), counts(1000)), "");
  EXPECT_EQ(why("no_email.percent above 33.333334", counts(3, 1)), "");
  EXPECT_NE(why("no_email.percent above 33.333333", counts(3, 1)), "");
  EXPECT_NE(why("no_email rises 0.3pp", counts(1000, 3), counts(1000, 0)), "");
}

TEST(Condition, StaysExactWithABillionRecords) {
  constexpr std::int64_t billion = 1'000'000'000;
  EXPECT_NE(why("no_email rises 10pp", counts(billion, billion / 5), counts(billion, billion / 10)), "");
  EXPECT_EQ(why("no_email rises 10pp", counts(billion, billion / 5 - 1), counts(billion, billion / 10)), "");
}

TEST(Condition, ARiseFromNothingIsMoreThanAnyShare) {
  EXPECT_EQ(why("no_email rises 500%", counts(1000, 1), counts(1000, 0)), "no_email rose from 0 to 1");
  EXPECT_EQ(why("no_email rises 500%", counts(1000, 0), counts(1000, 0)), "");
}

TEST(Condition, ComparesWithNothingWhereNothingWas) {
  EXPECT_EQ(why("total falls 20%", counts(0)), "");
  EXPECT_EQ(why("no_email rises 2pp", counts(1000, 500), counts(0)), "");
  EXPECT_EQ(why("no_email above 0%", counts(0)), "");
}

TEST(Condition, AKpiThatIsNotMappedOrNotThereNeverHolds) {
  Counts unmapped = counts(1000, 500);
  unmapped.kpis[0].mapped = false;

  EXPECT_EQ(why("no_email above 1", unmapped), "");
  EXPECT_EQ(why("no_email rises 1", counts(1000, 500), unmapped), "");
  EXPECT_EQ(why("no_mobile below 1", counts(1000, 500)), "");
}

}  // namespace
}  // namespace boletim

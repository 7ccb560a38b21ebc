#include "jobs/schedule/schedule.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

using namespace std::chrono;

PeriodKind natural(decltype(Schedule::rule) rule) {
  return natural_period({.rule = std::move(rule)});
}

TEST(NaturalPeriod, OfAnEveryRuleIsHowOftenItFires) {
  EXPECT_EQ(natural(Hourly{}), PeriodKind::Daily);
  EXPECT_EQ(natural(OnWeekdays{.weekdays = 0b1111111}), PeriodKind::Daily);
  EXPECT_EQ(natural(OnWeekdays{.weekdays = 0b0111110}), PeriodKind::Daily);
  EXPECT_EQ(natural(OnWeekdays{.weekdays = 0b0000010}), PeriodKind::Weekly);
  EXPECT_EQ(natural(OnWeekdays{.weekdays = 0b0010010}), PeriodKind::Weekly);
  EXPECT_EQ(natural(OnDayOfMonth{}), PeriodKind::Monthly);
  EXPECT_EQ(natural(OnBusinessDay{}), PeriodKind::Monthly);
  EXPECT_EQ(natural(OnDateOfYear{.date = January / 31}), PeriodKind::Yearly);
}

TEST(NaturalPeriod, OfACronExpressionIsReadFromItsDays) {
  EXPECT_EQ(natural(parse_cron("*/15 * * * *")), PeriodKind::Daily);
  EXPECT_EQ(natural(parse_cron("30 7 * * *")), PeriodKind::Daily);
  EXPECT_EQ(natural(parse_cron("30 7 * JAN-MAR *")), PeriodKind::Daily);
  EXPECT_EQ(natural(parse_cron("30 7 * * MON-FRI")), PeriodKind::Daily);
  EXPECT_EQ(natural(parse_cron("30 7 * * MON")), PeriodKind::Weekly);
  EXPECT_EQ(natural(parse_cron("30 7 1 * MON")), PeriodKind::Weekly);
  EXPECT_EQ(natural(parse_cron("30 7 1 * *")), PeriodKind::Monthly);
  EXPECT_EQ(natural(parse_cron("30 7 1,15 */3 *")), PeriodKind::Monthly);
  EXPECT_EQ(natural(parse_cron("30 7 31 1 *")), PeriodKind::Yearly);
}

}  // namespace
}  // namespace boletim

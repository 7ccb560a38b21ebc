#include "reports/words/format.h"

#include <limits>

#include <gtest/gtest.h>

namespace boletim {
namespace {

constexpr Locale kPt = Locale::PtBr;
constexpr Locale kEn = Locale::En;

ReportPeriod weekly(CivilDate first, CivilDate last) {
  return {ReportPeriod::Kind::Weekly, first, last};
}

TEST(FormatCount, GroupsThousandsWithTheMarkOfTheLocale) {
  EXPECT_EQ(format_count(0, kPt), "0");
  EXPECT_EQ(format_count(999, kPt), "999");
  EXPECT_EQ(format_count(1284, kPt), "1.284");
  EXPECT_EQ(format_count(1284, kEn), "1,284");
  EXPECT_EQ(format_count(10000000, kPt), "10.000.000");
}

TEST(FormatCount, TheSmallestAndTheLargestNumberHaveTheirDigits) {
  EXPECT_EQ(format_count(std::numeric_limits<std::int64_t>::min(), kPt), "−9.223.372.036.854.775.808");
  EXPECT_EQ(format_count(std::numeric_limits<std::int64_t>::max(), kEn), "9,223,372,036,854,775,807");
}

TEST(FormatSigned, HasAPlusOrATrueMinusAndNoSignAtZero) {
  EXPECT_EQ(format_signed(4, kPt), "+4");
  EXPECT_EQ(format_signed(-37, kPt), "\u221237");
  EXPECT_EQ(format_signed(0, kPt), "0");
  EXPECT_EQ(format_signed(-1284, kEn), "−1,284");
}

TEST(FormatPercent, HasOneDecimalAndNoBlank) {
  EXPECT_EQ(format_percent(15.3, kPt), "15,3%");
  EXPECT_EQ(format_percent(15.3, kEn), "15.3%");
  EXPECT_EQ(format_percent(15.25, kPt), "15,3%");
  EXPECT_EQ(format_percent(0, kPt), "0,0%");
  EXPECT_EQ(format_percent(100, kEn), "100.0%");
}

TEST(FormatPercent, WhatIsNotNothingIsNeverZero) {
  EXPECT_EQ(format_percent(0.04, kPt), "<0,1%");
  EXPECT_EQ(format_percent(1e-12, kEn), "<0.1%");
  EXPECT_EQ(format_percent(0.05, kPt), "0,1%");
}

TEST(FormatPercent, WhatIsNotAllIsNeverAHundred) {
  EXPECT_EQ(format_percent(99.94, kPt), "99,9%");
  EXPECT_EQ(format_percent(99.95, kPt), ">99,9%");
  EXPECT_EQ(format_percent(99.9999999, kEn), ">99.9%");
}

TEST(FormatPercent, WhatIsNoNumberIsADash) {
  EXPECT_EQ(format_percent(std::numeric_limits<double>::quiet_NaN(), kPt), "–");
  EXPECT_EQ(format_percent(std::numeric_limits<double>::infinity(), kPt), "–");
  EXPECT_EQ(format_points(-std::numeric_limits<double>::infinity(), kPt), "–");
}

TEST(FormatPercentShort, LeavesOutZerosAfterTheMark) {
  EXPECT_EQ(format_percent_short(10, kPt), "10%");
  EXPECT_EQ(format_percent_short(12.5, kPt), "12,5%");
  EXPECT_EQ(format_percent_short(12.5, kEn), "12.5%");
  EXPECT_EQ(format_percent_short(0.25, kPt), "0,25%");
  EXPECT_EQ(format_percent_short(0, kPt), "0%");
}

TEST(FormatPoints, SignsADifferenceAndKeepsZeroBare) {
  EXPECT_EQ(format_points(-0.4, kPt), "−0,4 pp");
  EXPECT_EQ(format_points(0.1, kEn), "+0.1 pp");
  EXPECT_EQ(format_points(0, kPt), "0,0 pp");
  EXPECT_EQ(format_points(-1e-13, kPt), "0,0 pp");
}

TEST(FormatPoints, ADifferenceTooSmallToShowIsNotZero) {
  EXPECT_EQ(format_points(-0.04, kPt), "<0,1 pp");
  EXPECT_EQ(format_points(-0.05, kPt), "−0,1 pp");
}

TEST(FormatDate, IsWrittenAsEachLocaleDoes) {
  EXPECT_EQ(format_date({2026, 11, 6}, kPt), "06/11/2026");
  EXPECT_EQ(format_date({2026, 11, 6}, kEn), "6 Nov 2026");
  EXPECT_EQ(format_day({2026, 10, 4}, kPt), "04/10");
  EXPECT_EQ(format_day({2026, 10, 4}, kEn), "4 Oct");
  EXPECT_EQ(format_time(7, 5, kPt), "07:05");
}

TEST(FormatDate, ADateOfNoCalendarIsShownAsItIs) {
  EXPECT_EQ(format_date({0, 0, 0}, kPt), "00/00/0000");
  EXPECT_EQ(format_date({0, 13, 0}, kEn), "0 13 0");
  EXPECT_EQ(format_period({ReportPeriod::Kind::Daily, {}, {}}, kPt), "0 de 0 de 0");
}

TEST(FormatPeriod, AWeekNamesWhatItsEndsDoNotShare) {
  EXPECT_EQ(format_period(weekly({2026, 11, 9}, {2026, 11, 15}), kPt),
            "Semana de 9 a 15 de novembro de 2026");
  EXPECT_EQ(format_period(weekly({2026, 11, 9}, {2026, 11, 15}), kEn), "Week of 9 to 15 November 2026");
  EXPECT_EQ(format_period(weekly({2026, 11, 30}, {2026, 12, 6}), kPt),
            "Semana de 30 de novembro a 6 de dezembro de 2026");
  EXPECT_EQ(format_period(weekly({2026, 12, 28}, {2027, 1, 3}), kEn),
            "Week of 28 December 2026 to 3 January 2027");
  EXPECT_EQ(format_period(weekly({2026, 12, 28}, {2027, 1, 3}), kPt),
            "Semana de 28 de dezembro de 2026 a 3 de janeiro de 2027");
}

TEST(FormatPeriod, TheFirstOfAMonthIsAnOrdinalInPortuguese) {
  EXPECT_EQ(format_period(weekly({2027, 2, 1}, {2027, 2, 7}), kPt), "Semana de 1º a 7 de fevereiro de 2027");
  EXPECT_EQ(format_period_short(weekly({2027, 2, 1}, {2027, 2, 7}), kPt), "semana de 1º a 7/02");
  EXPECT_EQ(format_period({ReportPeriod::Kind::Daily, {2027, 1, 1}, {2027, 1, 1}}, kPt),
            "Sexta-feira, 1º de janeiro de 2027");
}

TEST(FormatPeriod, DaysMonthsAndYearsHaveTheirNames) {
  EXPECT_EQ(format_period({ReportPeriod::Kind::Daily, {2026, 11, 15}, {2026, 11, 15}}, kEn),
            "Sunday, 15 November 2026");
  EXPECT_EQ(format_period({ReportPeriod::Kind::Monthly, {2026, 11, 1}, {2026, 11, 30}}, kPt),
            "Novembro de 2026");
  EXPECT_EQ(format_period({ReportPeriod::Kind::Monthly, {2026, 3, 1}, {2026, 3, 31}}, kEn), "March 2026");
  EXPECT_EQ(format_period({ReportPeriod::Kind::Yearly, {2026, 1, 1}, {2026, 12, 31}}, kPt), "2026");
}

TEST(FormatMoney, HasTheSymbolOfItsCurrencyAndCentsOnlyOfSmallAmounts) {
  EXPECT_EQ(format_money(21'248'050, "BRL", kPt), "R$\u00A0212.481");
  EXPECT_EQ(format_money(21'248'049, "BRL", kEn), "R$212,480");
  EXPECT_EQ(format_money(999, "EUR", kPt), "€\u00A09,99");
  EXPECT_EQ(format_money(-1'000, "USD", kEn), "−$10");
  EXPECT_EQ(format_money(0, "CHF", kEn), "CHF\u00A00");
  EXPECT_EQ(format_money(100'000, "", kPt), "1.000");
}

TEST(FormatDays, HaveNoDecimalFromAHundredOn) {
  EXPECT_EQ(format_days(11.45, kPt), "11,5");
  EXPECT_EQ(format_days(99.94, kPt), "99,9");
  EXPECT_EQ(format_days(2565.3, kPt), "2.565");
  EXPECT_EQ(format_days(300.5, kEn), "301");
}

TEST(FormatDecimal, HasOneDecimalAtMost) {
  EXPECT_EQ(format_decimal(11, kPt), "11");
  EXPECT_EQ(format_decimal(11.45, kPt), "11,5");
  EXPECT_EQ(format_decimal(1234.5, kEn), "1,234.5");
  EXPECT_EQ(format_decimal(-0.04, kEn), "0");
}

TEST(FormatPeriodShort, FitsIntoASubject) {
  EXPECT_EQ(format_period_short(weekly({2026, 11, 9}, {2026, 11, 15}), kPt), "semana de 9 a 15/11");
  EXPECT_EQ(format_period_short(weekly({2026, 11, 9}, {2026, 11, 15}), kEn), "week of 9–15 Nov");
  EXPECT_EQ(format_period_short(weekly({2026, 11, 30}, {2026, 12, 6}), kPt), "semana de 30/11 a 6/12");
  EXPECT_EQ(format_period_short(weekly({2026, 11, 30}, {2026, 12, 6}), kEn), "week of 30 Nov – 6 Dec");
  EXPECT_EQ(format_period_short({ReportPeriod::Kind::Monthly, {2026, 3, 1}, {2026, 3, 31}}, kPt),
            "março de 2026");
  EXPECT_EQ(format_period_short({ReportPeriod::Kind::Daily, {2026, 3, 1}, {2026, 3, 1}}, kEn), "1 Mar");
}

}  // namespace
}  // namespace boletim

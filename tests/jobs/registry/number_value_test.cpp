#include "jobs/registry/number_value.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

namespace boletim {
namespace {

TEST(NumberValue, AsDatabasesWriteIt) {
  EXPECT_EQ(parse_number_value("0"), 0);
  EXPECT_EQ(parse_number_value("12"), 12'00);
  EXPECT_EQ(parse_number_value("1234.5"), 1234'50);
  EXPECT_EQ(parse_number_value(" 1234.50 "), 1234'50);
  EXPECT_EQ(parse_number_value(".5"), 50);
  EXPECT_EQ(parse_number_value("5."), 5'00);
  EXPECT_EQ(parse_number_value("1234.500"), 1234'50);
  EXPECT_EQ(parse_number_value("1e+06"), 1'000'000'00);
  EXPECT_EQ(parse_number_value("1.5E3"), 1500'00);
  EXPECT_EQ(parse_number_value("1.5e-05"), 0);
  EXPECT_EQ(parse_number_value("0.30000000000000004"), 30);
  EXPECT_EQ(parse_number_value("000000000000000000001.00"), 1'00);
}

TEST(NumberValue, AsPeopleWriteIt) {
  EXPECT_EQ(parse_number_value("1.234,56"), 1234'56);
  EXPECT_EQ(parse_number_value("1,234.56"), 1234'56);
  EXPECT_EQ(parse_number_value("1.234.567,8"), 1'234'567'80);
  EXPECT_EQ(parse_number_value("1 234,56"), 1234'56);
  EXPECT_EQ(parse_number_value("1\xC2\xA0"
                               "234,56"),
            1234'56);
  EXPECT_EQ(parse_number_value("1234,5"), 1234'50);
  EXPECT_EQ(parse_number_value("1.234.567"), 1'234'567'00);
  EXPECT_EQ(parse_number_value("1,234,567"), 1'234'567'00);
}

TEST(NumberValue, ASeparatorThatStandsAloneIsTheDecimalOne) {
  EXPECT_EQ(parse_number_value("1.234"), 1'23);
  EXPECT_EQ(parse_number_value("1,235"), 1'24);
  EXPECT_EQ(parse_number_value("R$ 1.234"), 1234'00) << "nobody writes a price with three decimals";
  EXPECT_EQ(parse_number_value("R$ 0.234"), 23);
}

TEST(NumberValue, MayHaveACurrency) {
  for (const auto value : {"R$ 1.234,56", "R$1.234,56", "1.234,56 R$", "US$ 1,234.56", "BRL 1234.56",
                           "1234,56 EUR", "1.234,56 €", "$1,234.56"}) {
    EXPECT_EQ(parse_number_value(value), 1234'56) << value;
  }
}

TEST(NumberValue, MayBeNegative) {
  for (const auto value :
       {"-12.34", "- 12,34", "12,34-", "(12,34)", "R$ -12,34", "-R$ 12,34", "(R$ 12,34)", "−12,34"}) {
    EXPECT_EQ(parse_number_value(value), -12'34) << value;
  }
  EXPECT_EQ(parse_number_value("+12.34"), 12'34);
  EXPECT_EQ(parse_number_value("-0"), 0);
}

TEST(NumberValue, IsRoundedHalfAwayFromZero) {
  EXPECT_EQ(parse_number_value("0.005"), 1);
  EXPECT_EQ(parse_number_value("-0.005"), -1);
  EXPECT_EQ(parse_number_value("0.0049999"), 0);
  EXPECT_EQ(parse_number_value("2.675"), 2'68);
}

TEST(NumberValue, IsNothingForWhatIsNoNumber) {
  for (const auto value :
       {"",         "  ",  "-",   ".",     ",",          "R$",         "R$ ",  "n/a",  "não",       "NaN",
        "Infinity", "12a", "a12", "1.2.3", "1,23,456.7", "12.34.5,6",  "1..2", "1e",   "1e+",       "1e9999",
        "12%",      "1-2", "--1", "()",    "(1",         "2026-11-16", "e5",   "1 23", "1.234,5.6", "0x10"}) {
    EXPECT_EQ(parse_number_value(value), std::nullopt) << value;
  }
}

TEST(NumberValue, IsNothingBeyondWhatSixtyFourBitsHold) {
  EXPECT_EQ(parse_number_value("9999999999999999.99"), 999'999'999'999'999'999);
  EXPECT_EQ(parse_number_value("99999999999999999"), std::nullopt);
  EXPECT_EQ(parse_number_value("1e17"), std::nullopt);
  EXPECT_EQ(parse_number_value("1e300"), std::nullopt);
  EXPECT_EQ(parse_number_value("0e300"), 0);
  EXPECT_EQ(parse_number_value("1e-300"), 0);
  EXPECT_EQ(parse_number_value(std::string(1'000'000, '9')), std::nullopt);
}

}  // namespace
}  // namespace boletim

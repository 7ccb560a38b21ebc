#include "jobs/registry/date_value.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace boletim {
namespace {

Instant instant(int year, unsigned month, unsigned day, int h = 0, int m = 0, int s = 0) {
  using namespace std::chrono;
  return sys_days(std::chrono::year(year) / month / day) + hours(h) + minutes(m) + seconds(s);
}

TEST(DateValue, ADateAloneIsItsMidnightInUtc) {
  for (const auto value :
       {"2026-11-16", "20261116", "2026/11/16", "16/11/2026", "16-11-2026", "16.11.2026", " 20261116 "}) {
    EXPECT_EQ(parse_date_value(value), instant(2026, 11, 16)) << value;
  }
}

TEST(DateValue, ATimestampMayHaveABlankOrATAndAFraction) {
  for (const auto value :
       {"2026-11-16 10:30:05", "2026-11-16T10:30:05Z", "2026-11-16t10:30:05.999", "20261116103005",
        "20261116T103005Z", "16/11/2026 10:30:05", "2026-11-16  10:30:05,5 UTC", "20261116 10:30:05"}) {
    EXPECT_EQ(parse_date_value(value), instant(2026, 11, 16, 10, 30, 5)) << value;
  }
  EXPECT_EQ(parse_date_value("16/11/2026 10:30"), instant(2026, 11, 16, 10, 30));
  EXPECT_EQ(parse_date_value("202611161030"), instant(2026, 11, 16, 10, 30));
}

TEST(DateValue, AnOffsetIsTakenAway) {
  for (const auto value : {"2026-11-16 10:30:00.123-03", "2026-11-16T10:30-03:00", "2026-11-16T10:30:00-0300",
                           "2026-11-16 10:30:00 -03:00", "2026-11-16 19:00:00+05:30"}) {
    EXPECT_EQ(parse_date_value(value), instant(2026, 11, 16, 13, 30)) << value;
  }
  EXPECT_EQ(parse_date_value("1913-12-31 20:53:32-03:06:28"), instant(1914, 1, 1));
  EXPECT_EQ(parse_date_value("2026-12-31 22:00:00-03"), instant(2027, 1, 1, 1));
}

TEST(DateValue, TheLastInstantOfADayMayBeWrittenAsItsEnd) {
  EXPECT_EQ(parse_date_value("2026-11-16 24:00:00"), instant(2026, 11, 17));
  EXPECT_EQ(parse_date_value("2016-12-31T23:59:60Z"), instant(2017, 1, 1));
}

TEST(DateValue, SentinelsThatAreDatesAreDates) {
  EXPECT_EQ(parse_date_value("1900-01-01"), instant(1900, 1, 1));
  EXPECT_EQ(parse_date_value("9999-12-31"), instant(9999, 12, 31));
  EXPECT_EQ(parse_date_value("2024-02-29"), instant(2024, 2, 29));
}

TEST(DateValue, WhatIsNoDateIsNothing) {
  for (const auto value : {"",
                           "        ",
                           "00000000",
                           "0000-00-00",
                           "0000-00-00 00:00:00",
                           "infinity",
                           "-infinity",
                           "2026-02-29",
                           "20261332",
                           "31/04/2026",
                           "2026-11",
                           "2026-11/16",
                           "2026-11-16x",
                           "2026-11-16 10",
                           "2026-11-16 10:60",
                           "2026-11-16 25:00:00",
                           "2026-11-16 24:00:01",
                           "2026-11-16 10:30:00-",
                           "2026-11-16 10:30:00-3",
                           "2026-11-16 10:30:00-03:",
                           "16/11/26",
                           "2026-11-16 10:30:00-99",
                           "2026-11-16 10:30:00.",
                           "0044-03-15 BC",
                           "amanhã",
                           "１６/１１/２０２６"}) {
    EXPECT_EQ(parse_date_value(value), std::nullopt) << value;
  }
  EXPECT_EQ(parse_date_value(std::string(1'000'000, '1')), std::nullopt);
}

}  // namespace
}  // namespace boletim

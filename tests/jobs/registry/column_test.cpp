#include "jobs/registry/column.h"

#include <gtest/gtest.h>

#include "jobs/registry/date_value.h"

namespace boletim {
namespace {

constexpr std::int64_t kSecond = 1'000'000;  // in microseconds
constexpr std::int64_t k2000 = 946'684'800 * kSecond;

std::string text_of(std::int64_t microseconds, Column::Clock clock = Column::Clock::Zoned) {
  Column column;
  column.append_instant(microseconds - k2000, clock);
  return std::string(column[0]);
}

TEST(Column, WritesInstantsAsTexts) {
  EXPECT_EQ(text_of(0), "1970-01-01 00:00:00+00");
  EXPECT_EQ(text_of(0, Column::Clock::Local), "1970-01-01 00:00:00");
  EXPECT_EQ(text_of(-1), "1969-12-31 23:59:59.999999+00");
  EXPECT_EQ(text_of(1'709'210'096'120'000), "2024-02-29 12:34:56.12+00");
  EXPECT_EQ(text_of(253'402'300'800 * kSecond), "10000-01-01 00:00:00+00");
  EXPECT_EQ(text_of(-63'517'824'000 * kSecond), "0044-03-15 00:00:00+00 BC");
}

TEST(Column, HoldsTextsNullsAndInstantsSideBySide) {
  Column column;
  column.append("infinity");
  column.append_instant(kSecond, Column::Clock::Local);
  column.append_null();
  column.append("");
  EXPECT_EQ(column[0], "infinity");
  EXPECT_EQ(column[1], "2000-01-01 00:00:01");
  EXPECT_EQ(column[2], "");
  EXPECT_TRUE(column.is_null(2));
  EXPECT_FALSE(column.is_null(3));
  EXPECT_EQ(column.microseconds(0), std::nullopt);
  EXPECT_EQ(column.microseconds(1), kSecond);
  column.append_instant(2 * kSecond, Column::Clock::Local);
  EXPECT_EQ(column[1], "2000-01-01 00:00:01");
  EXPECT_EQ(column[4], "2000-01-01 00:00:02");
}

TEST(Column, WritesTheLastInstantThatPostgresqlKnows) {
  Column column;
  column.append_instant(9'223'371'331'199'999'999, Column::Clock::Local);
  EXPECT_EQ(column[0], "294276-12-31 23:59:59.999999");
}

TEST(Column, WritesDates) {
  Column column;
  for (const std::int64_t days : {0, 20'485, -735'160, 2145042905}) column.append_date(days);
  EXPECT_EQ(column[0], "1970-01-01");
  EXPECT_EQ(column[1], "2026-02-01");
  EXPECT_EQ(column[2], "0044-03-15 BC");
  EXPECT_EQ(column[3], "5874897-12-31");
}

TEST(Column, IsFilledWithNulls) {
  Column column;
  column.append("x");
  column.fill(3);
  EXPECT_EQ(column.size(), 3U);
  EXPECT_EQ(column[0], "x");
  EXPECT_TRUE(column.is_null(2));
  EXPECT_EQ(column[2], "");
  column.clear();
  EXPECT_EQ(column.size(), 0U);
}

TEST(DateValueAt, IsTheSameForATextAndAnInstant) {
  for (const std::int64_t microseconds :
       {std::int64_t{0}, std::int64_t{-1}, 1'709'210'096'120'000, -62'135'596'800 * kSecond,
        -62'135'596'800 * kSecond - 1, 253'402'300'800 * kSecond - 1, 253'402'300'800 * kSecond}) {
    for (const auto clock : {Column::Clock::Local, Column::Clock::Zoned}) {
      Column column;
      column.append_instant(microseconds - k2000, clock);
      EXPECT_EQ(date_value_at(column, 0), parse_date_value(column[0])) << column[0];
    }
  }
}

TEST(DateValueAt, OfNullIsNothing) {
  Column column;
  column.append_null();
  EXPECT_EQ(date_value_at(column, 0), std::nullopt);
}

}  // namespace
}  // namespace boletim

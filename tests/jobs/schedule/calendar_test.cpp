#include "jobs/schedule/calendar.h"

#include <map>

#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/support/timetables.h"
#include "tests/support/vectors.h"

namespace boletim {
namespace {

using namespace std::chrono;
using test::date;

Date read_date(const std::string& text) {
  return Date{floor<days>(test::utc(text + "T00:00:00Z"))};
}

TEST(Calendar, HasTheHolidaysOfTheVectorsAndNoOthers) {
  std::map<std::string, std::vector<Date>> expected{{"br", {}}, {"br-bank", {}}}, found = expected;
  for (const auto& row : test::read_vectors(TEST_DATA "/holidays_br.csv")) {
    expected["br-bank"].push_back(read_date(row[0]));
    if (row[2].starts_with("br ")) expected["br"].push_back(read_date(row[0]));
  }
  for (auto& [name, dates] : found) {
    const Calendar calendar(name);
    for (const int year : {2023, 2026, 2027, 2028})
      for (sys_days day = date(year, 1, 1); day <= sys_days{date(year, 12, 31)}; day += days{1})
        if (calendar.is_holiday(day)) dates.push_back(day);
  }
  EXPECT_EQ(found, expected);
}

TEST(Calendar, CountsTheBusinessDaysOfTheVectors) {
  for (const auto& row : test::read_vectors(TEST_DATA "/business_day_br.csv")) {
    const auto month = year{std::stoi(row[0])} / std::stoi(row[1]);
    EXPECT_EQ(Calendar(row[3]).business_day(month, std::stoi(row[2])), read_date(row[4]))
        << row[3] << " " << row[0] << "-" << row[1] << " " << row[2];
  }
}

TEST(Calendar, HasNoTwentyFifthBusinessDay) {
  EXPECT_EQ(Calendar().business_day(year{2026} / 2, 25), std::nullopt);
  EXPECT_EQ(Calendar().business_day(year{2026} / 2, -25), std::nullopt);
  EXPECT_EQ(Calendar().business_day(year{2026} / 2, 0), std::nullopt);
}

TEST(Calendar, FindsEasterAtItsEarliestAndLatest) {
  EXPECT_TRUE(Calendar().is_holiday(date(2038, 4, 23)));           // Good Friday before 25 April
  EXPECT_TRUE(Calendar().is_holiday(date(2285, 3, 20)));           // before 22 March
  EXPECT_TRUE(Calendar("br-bank").is_holiday(date(2285, 2, 2)));   // the earliest Carnival
  EXPECT_TRUE(Calendar("br-bank").is_holiday(date(2038, 6, 24)));  // the latest Corpus Christi
}

TEST(Calendar, KeepsALawFromTheYearItTookEffect) {
  EXPECT_FALSE(Calendar().is_holiday(date(2023, 11, 20)));
  EXPECT_TRUE(Calendar().is_holiday(date(2024, 11, 20)));
  EXPECT_FALSE(Calendar().is_holiday(date(1979, 10, 12)));
  EXPECT_TRUE(Calendar().is_holiday(date(1980, 10, 12)));
}

TEST(Calendar, AddsItsOwnDatesToItsBase) {
  const Calendar calendar("br", {{July / 9, year{0}}, {June / 15, year{2027}}, {January / 25, year{0}}});
  EXPECT_TRUE(calendar.is_holiday(date(2026, 7, 9)));
  EXPECT_TRUE(calendar.is_holiday(date(2031, 1, 25)));
  EXPECT_TRUE(calendar.is_holiday(date(2027, 6, 15)));
  EXPECT_FALSE(calendar.is_holiday(date(2028, 6, 15)));
  EXPECT_TRUE(calendar.is_holiday(date(2026, 12, 25)));
}

TEST(Calendar, IsEqualWhateverTheOrderOfItsDates) {
  EXPECT_EQ(Calendar("br", {{July / 9}, {June / 15}}), Calendar("br", {{June / 15}, {July / 9}}));
}

TEST(Calendar, NoneKnowsOnlyWeekends) {
  EXPECT_TRUE(Calendar("none").is_business_day(date(2026, 12, 25)));
  EXPECT_FALSE(Calendar("none").is_business_day(date(2026, 12, 26)));
}

TEST(Calendar, FindsTheBusinessDaysAround) {
  const Calendar calendar;
  EXPECT_EQ(calendar.next_business_day(date(2026, 4, 3)), date(2026, 4, 6));
  EXPECT_EQ(calendar.previous_business_day(date(2026, 4, 5)), date(2026, 4, 2));
  EXPECT_EQ(calendar.next_business_day(date(2026, 4, 6)), date(2026, 4, 6));
}

TEST(Calendar, ThatIsClosedAllYearEndsItsSearch) {
  std::vector<OwnDate> all;
  for (sys_days day = date(2028, 1, 1); day <= sys_days{date(2028, 12, 31)}; day += days{1})
    all.push_back({Date{day}.month() / Date{day}.day(), year{0}});
  const Calendar closed("none", all);
  EXPECT_EQ(closed.next_business_day(date(2026, 4, 3)), date(2026, 4, 3));
  EXPECT_EQ(closed.previous_business_day(date(2026, 4, 3)), date(2026, 4, 3));
  EXPECT_EQ(closed.business_day(year{2026} / 4, 1), std::nullopt);
}

TEST(Calendar, OfAnUnknownNameIsRefused) {
  EXPECT_TRUE(Calendar::is_builtin("br-bank"));
  EXPECT_FALSE(Calendar::is_builtin("pt"));
  EXPECT_THROW(Calendar("pt"), UsageError);
}

}  // namespace
}  // namespace boletim

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/a_configuration.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::chrono_literals;

Timetable timetable(const std::string& schedule) {
  return a_configuration().job("schedule", schedule).good_job().timetable;
}
template <class Rule>
Rule rule(const std::string& schedule) {
  return std::get<Rule>(timetable(schedule).schedule.rule);
}
std::vector<std::string> errors(const std::string& schedule) {
  return a_configuration().job("schedule", schedule).errors();
}

TEST(Schedules, NameDaysOfTheWeek) {
  EXPECT_EQ(rule<OnWeekdays>("{ every: sunday, at: 7:30 }"), (OnWeekdays{0b0000001, 7h + 30min}));
  EXPECT_EQ(rule<OnWeekdays>("{ every: [monday, thursday], at: 07:30 }"),
            (OnWeekdays{0b0010010, 7h + 30min}));
  EXPECT_EQ(rule<OnWeekdays>("{ every: day, at: \"00:00\" }"), (OnWeekdays{0b1111111, 0min}));
  EXPECT_EQ(rule<OnWeekdays>("{ every: weekday, at: \"23:59\" }"), (OnWeekdays{0b0111110, 23h + 59min}));
}

TEST(Schedules, OfAnHourOnlyTheMinuteCounts) {
  EXPECT_EQ(rule<Hourly>("{ every: hour }"), Hourly{0});
  EXPECT_EQ(rule<Hourly>("{ every: hour, at: \"00:15\" }"), Hourly{15});
  EXPECT_EQ(rule<Hourly>("{ every: hour, at: \"07:30\" }"), Hourly{30});
}

TEST(Schedules, NameADayOfTheMonthOrABusinessDay) {
  EXPECT_EQ(rule<OnDayOfMonth>("{ every: month, day: 31, at: \"08:00\" }"), (OnDayOfMonth{31, 8h}));
  EXPECT_EQ(rule<OnDayOfMonth>("{ every: month, day: last, at: \"08:00\" }"), (OnDayOfMonth{-1, 8h}));
  EXPECT_EQ(rule<OnBusinessDay>("{ every: month, business_day: 5, at: \"08:00\" }"), (OnBusinessDay{5, 8h}));
  EXPECT_EQ(rule<OnBusinessDay>("{ every: month, business_day: -1, at: \"08:00\" }"),
            (OnBusinessDay{-1, 8h}));
}

TEST(Schedules, NameADateOfTheYear) {
  EXPECT_EQ(rule<OnDateOfYear>("{ every: year, date: 01-31, at: \"08:00\" }"),
            (OnDateOfYear{std::chrono::January / 31, 8h}));
}

TEST(Schedules, TakeACronExpression) {
  EXPECT_EQ(rule<Cron>("{ cron: \"30 7 * * MON\" }"), parse_cron("30 7 * * MON"));
  EXPECT_THAT(errors("{ cron: \"30 7 * * MO\" }"), ElementsAre(HasSubstr("cron: ")));
  EXPECT_THAT(errors("{ cron: \"30 7 * *\" }"), ElementsAre(HasSubstr("five")));
}

TEST(Schedules, SayWhatHolidaysDo) {
  const Timetable t = timetable("{ every: monday, at: \"07:30\", on_holiday: next, calendar: br-bank }");
  EXPECT_EQ(t.schedule.on_holiday, OnHoliday::Next);
  EXPECT_EQ(t.calendar, Calendar("br-bank"));
  EXPECT_EQ(timetable("{ cron: \"30 7 * * MON\", on_holiday: skip }").schedule.on_holiday, OnHoliday::Skip);
}

TEST(Schedules, GiveTheJobItsPeriod) {
  EXPECT_EQ(timetable("{ every: day, at: \"07:30\" }").period, PeriodKind::Daily);
  EXPECT_EQ(timetable("{ every: monday, at: \"07:30\" }").period, PeriodKind::Weekly);
  EXPECT_EQ(timetable("{ every: month, day: 1, at: \"07:30\" }").period, PeriodKind::Monthly);
  EXPECT_EQ(timetable("{ every: year, date: 01-31, at: \"07:30\" }").period, PeriodKind::Yearly);
}

TEST(Schedules, SayWhatIsMissing) {
  EXPECT_THAT(errors("{ at: \"07:30\" }"), ElementsAre(HasSubstr("no 'every'; expected { every: monday")));
  EXPECT_THAT(errors("{ every: monday }"), ElementsAre("no 'at'; expected when, such as at: \"07:30\""));
  EXPECT_THAT(errors("{ every: month, at: \"07:30\" }"),
              ElementsAre("no 'day'; expected a day of the month, or 'business_day'"));
  EXPECT_THAT(errors("{ every: year, at: \"07:30\" }"), ElementsAre(HasSubstr("no 'date'")));
  EXPECT_THAT(errors("monday"), ElementsAre("a single value; expected a mapping with keys such as 'every'"));
}

TEST(Schedules, RefuseWhatDoesNotGoTogether) {
  EXPECT_THAT(errors("{ every: monday, day: 1, at: \"07:30\" }"),
              ElementsAre("'day' does not belong here; it goes with 'every: month'"));
  EXPECT_THAT(errors("{ cron: \"30 7 * * *\", at: \"07:30\" }"),
              ElementsAre("'at' does not belong here; 'cron' says it all"));
  EXPECT_THAT(errors("{ every: month, day: 1, business_day: 1, at: \"07:30\" }"),
              ElementsAre("'day' does not belong here; 'business_day' is given"));
  EXPECT_THAT(errors("{ every: [monday, month], at: \"07:30\" }"),
              ElementsAre("'month' does not go with days of the week"));
  EXPECT_THAT(errors("{ every: [month, year], day: 1, at: \"07:30\" }"),
              ElementsAre("a list takes days of the week only"));
}

TEST(Schedules, SayWhatIsWrongAndWhatIsNear) {
  EXPECT_THAT(errors("{ every: munday, at: \"07:30\" }"),
              ElementsAre("'every' is 'munday'; did you mean 'monday'?"));
  EXPECT_THAT(errors("{ every: [], at: \"07:30\" }"),
              ElementsAre(HasSubstr("no day; expected 'monday', 'tuesday'")));
  EXPECT_THAT(errors("{ every: monday, at: 7h30 }"),
              ElementsAre("'at' is '7h30'; expected a time of day such as \"07:30\""));
  EXPECT_THAT(errors("{ every: month, day: 32, at: \"07:30\" }"), ElementsAre(HasSubstr("'day' is '32'")));
  EXPECT_THAT(errors("{ every: month, day: 0, at: \"07:30\" }"),
              ElementsAre("'day' is '0'; expected 1 to 31, or 'last'"));
  EXPECT_THAT(errors("{ every: month, business_day: 0, at: \"07:30\" }"),
              ElementsAre(HasSubstr("'business_day' is 0")));
  EXPECT_THAT(errors("{ every: monday, at: \"07:30\", on_holiday: nxt }"),
              ElementsAre("'on_holiday' is 'nxt'; did you mean 'next'?"));
  EXPECT_THAT(errors("{ every: monday, at: \"07:30\", calendar: br-banc }"),
              ElementsAre("unknown calendar 'br-banc'; did you mean 'br-bank'?"));
}

}  // namespace
}  // namespace boletim

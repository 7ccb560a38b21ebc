#include "jobs/schedule/cron.h"

#include <gtest/gtest.h>

#include "jobs/failure.h"

namespace boletim {
namespace {

std::string refusal(std::string_view expression) {
  try {
    parse_cron(expression);
    return "";
  } catch (const UsageError& error) {
    return error.what();
  }
}

template <std::size_t size>
std::vector<std::size_t> members(const std::bitset<size>& set) {
  std::vector<std::size_t> values;
  for (std::size_t i = 0; i < size; ++i)
    if (set.test(i)) values.push_back(i);
  return values;
}
using Values = std::vector<std::size_t>;

TEST(Cron, ReadsListsRangesAndSteps) {
  const Cron cron = parse_cron("0,30 8-18/2 1,15,28-31 1-3,6 1,3,5");
  EXPECT_EQ(members(cron.minutes), (Values{0, 30}));
  EXPECT_EQ(members(cron.hours), (Values{8, 10, 12, 14, 16, 18}));
  EXPECT_EQ(members(cron.days), (Values{1, 15, 28, 29, 30, 31}));
  EXPECT_EQ(members(cron.months), (Values{1, 2, 3, 6}));
  EXPECT_EQ(members(cron.weekdays), (Values{1, 3, 5}));
}

TEST(Cron, ReadsNamesInAnyCase) {
  EXPECT_EQ(parse_cron("0 7 * JAN-mar,Dec MON-fri"), parse_cron("0 7 * 1-3,12 1-5"));
  EXPECT_EQ(parse_cron("0 7 * * FRI-SUN"), parse_cron("0 7 * * 5-7"));
}

TEST(Cron, TakesSevenForSunday) {
  EXPECT_EQ(parse_cron("0 7 * * 7"), parse_cron("0 7 * * 0"));
  EXPECT_EQ(members(parse_cron("0 7 * * 5-7").weekdays), (Values{0, 5, 6}));
  EXPECT_EQ(members(parse_cron("0 7 * * 0-7").weekdays), (Values{0, 1, 2, 3, 4, 5, 6}));
}

TEST(Cron, CountsStepsFromTheFirstValue) {
  EXPECT_EQ(members(parse_cron("0 0 */10 */3 *").days), (Values{1, 11, 21, 31}));
  EXPECT_EQ(members(parse_cron("0 0 */10 */3 *").months), (Values{1, 4, 7, 10}));
  EXPECT_EQ(members(parse_cron("0 0 * * */2").weekdays), (Values{0, 2, 4, 6}));
}

TEST(Cron, RemembersWhatStartsWithAStar) {
  EXPECT_TRUE(parse_cron("*/15 8 * * *").elapsed);
  EXPECT_TRUE(parse_cron("0 */6 * * *").elapsed);
  EXPECT_FALSE(parse_cron("0,30 0-23 * * *").elapsed);
  EXPECT_TRUE(parse_cron("0 8 */10 * *").any_day);
  EXPECT_FALSE(parse_cron("0 8 1-31 * *").any_day);
  EXPECT_TRUE(parse_cron("0 8 1 * *").any_weekday);
  EXPECT_FALSE(parse_cron("0 8 1 * 0-7").any_weekday);
}

TEST(Cron, TakesAnyBlanksBetweenFields) {
  EXPECT_EQ(parse_cron("  30\t7  * * MON "), parse_cron("30 7 * * MON"));
}

TEST(Cron, SaysWhichFieldIsWrongAndWhatItTakes) {
  EXPECT_EQ(refusal("0 25 * * *"),
            "cron: the hour field \"25\" is wrong; it takes 0-23, lists, ranges and steps (8-18/2)");
  EXPECT_EQ(refusal("0 7 * * MO"),
            "cron: the day of week field \"MO\" is wrong; it takes 0-7 (0 and 7 are Sunday) or SUN-SAT, "
            "lists, ranges "
            "and steps (MON-FRI)");
  EXPECT_EQ(refusal("*/0 7 * * *"), "cron: the minute field \"*/0\" is wrong; a step is from 1 to 59");
  EXPECT_EQ(refusal("5/10 7 * * *"),
            "cron: the minute field \"5/10\" is wrong; a step needs a range, such as 5-59/N");
  EXPECT_EQ(refusal("30 7 * *"),
            "cron: \"30 7 * *\" has 4 fields; expected five: minute, hour, day of month, month, day of week "
            "(30 7 * * MON)");
}

TEST(Cron, RefusesWhatIsNoExpression) {
  for (const char* expression : {"",
                                 " ",
                                 "@daily",
                                 "* * * * * *",
                                 "60 * * * *",
                                 "* 24 * * *",
                                 "* * 0 * *",
                                 "* * 32 * *",
                                 "* * * 0 *",
                                 "* * * 13 *",
                                 "* * * * 8",
                                 "-1 * * * *",
                                 "1- * * * *",
                                 "-5 * * * *",
                                 "5-1 * * * *",
                                 "1,,2 * * * *",
                                 ", * * * *",
                                 "1, * * * *",
                                 "** * * * *",
                                 "*5 * * * *",
                                 "*-5 * * * *",
                                 "*/ * * * *",
                                 "*/-1 * * * *",
                                 "*/60 * * * *",
                                 "1/2/3 * * * *",
                                 "0-9/2/3 * * * *",
                                 "1-2-3 * * * *",
                                 "+1 * * * *",
                                 "1.5 * * * *",
                                 "0x1 * * * *",
                                 "? * * * *",
                                 "* * L * *",
                                 "* * * * 5#3",
                                 "* * * * FRIDAY",
                                 "JAN * * * *",
                                 "99999999999999999999 * * * *",
                                 "0 0 1 * \xff\xfe"})
    EXPECT_NE(refusal(expression), "") << expression;
}

TEST(Cron, ThatNeverFiresIsRefused) {
  EXPECT_EQ(refusal("0 0 31 2 *"), "cron: \"0 0 31 2 *\" never fires; expected a day that its months have");
  EXPECT_NE(refusal("0 0 31 4,6,9,11 *"), "");
  EXPECT_NE(refusal("0 0 30 FEB */2"), "");
  EXPECT_EQ(refusal("0 0 29 2 *"), "");
  EXPECT_EQ(refusal("0 0 31 2 MON"), "");  // either day: each Monday of February
}

TEST(Cron, SurvivesHugeTexts) {
  std::string list = "0";
  for (int i = 0; i < 100000; ++i) list += ",0-59/7";
  EXPECT_EQ(refusal(list + " * * * *"), "");
  EXPECT_LT(refusal(std::string(1000000, '1') + " * * * *").size(), 200u);
  EXPECT_LT(refusal(std::string(1000000, ' ')).size(), 200u);
}

}  // namespace
}  // namespace boletim

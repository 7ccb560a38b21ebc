#include "jobs/kpi/id_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/failure_text.h"
#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

using testing::HasSubstr;

constexpr std::size_t kSmall = 512;  // bytes: a few ids a run

std::string checked(const std::vector<std::string>& ids, std::size_t budget = kSmall) {
  TemporaryDirectory directory;
  IdCheck check(directory.path(), budget);
  for (const std::string& id : ids) check.add(id);
  const std::string text = failure_text([&] { check.finish(); });
  EXPECT_TRUE(directory.is_empty());
  return text;
}

std::vector<std::string> numbers(int from, int to) {
  std::vector<std::string> ids;
  for (int i = from; i < to; ++i) ids.push_back(std::to_string(i));
  return ids;
}

TEST(IdCheck, AscendingNumbersPass) {
  EXPECT_EQ(checked(numbers(0, 20'000)), "");
}

TEST(IdCheck, DistinctIdsInAnyOrderPass) {
  std::vector<std::string> ids = numbers(0, 1000);
  ids.insert(ids.end(), {"-1", "01", "A-7", "a-7", "ação", std::string(300, '9'), std::string(300, '8')});
  std::reverse(ids.begin(), ids.end());
  EXPECT_EQ(checked(ids), "");
}

TEST(IdCheck, FindsADuplicateOfTheAscendingStartManyRunsLater) {
  std::vector<std::string> ids = numbers(0, 5000);
  ids.push_back("17");
  EXPECT_THAT(checked(ids), HasSubstr("(1 of them): 17;"));
}

TEST(IdCheck, FindsNeighbours) {
  EXPECT_THAT(checked({"7", "7"}), HasSubstr(": 7;"));
}

TEST(IdCheck, AnIdThatOccursThriceIsNamedOnce) {
  EXPECT_THAT(checked({"b", "a", "b", "b"}), HasSubstr("(1 of them): b;"));
}

TEST(IdCheck, NamesTheFirstTenBytewise) {
  std::vector<std::string> ids = numbers(1, 101);
  const std::vector<std::string> again = ids;
  ids.insert(ids.end(), again.begin(), again.end());
  EXPECT_THAT(checked(ids), HasSubstr("(100 of them): 1, 10, 100, 11, 12, 13, 14, 15, 16, 17 …;"));
}

TEST(IdCheck, WhatItNamesStaysOnOneShortLine) {
  const std::string text = checked({"a\nb", std::string(900, 'x'), "a\nb", std::string(900, 'x')});
  EXPECT_THAT(text, HasSubstr("a?b, xxx"));
  EXPECT_LT(text.size(), 250U);
}

TEST(IdCheck, NumbersInAnyOrderAreFoundAgainInTheirPages) {
  std::vector<std::string> ids = numbers(0, 100'000);
  std::reverse(ids.begin(), ids.end());
  EXPECT_EQ(checked(ids, IdCheck::kBudget), "");
  ids.insert(ids.end(), {"65536", "65536", "999999999999999999", "999999999999999999", "7"});
  EXPECT_THAT(checked(ids, IdCheck::kBudget), HasSubstr("(3 of them): 65536, 7, 999999999999999999;"));
}

/// Two of them, each with a budget, merged.
std::string merged(const std::vector<std::string>& first, const std::vector<std::string>& second,
                   std::size_t budget, std::size_t other_budget) {
  TemporaryDirectory directory;
  IdCheck check(directory.path(), budget), other(directory.path(), other_budget);
  for (const std::string& id : first) check.add(id);
  for (const std::string& id : second) other.add(id);
  check.merge(std::move(other));
  return failure_text([&] { check.finish(); });
}

TEST(IdCheck, MergedOnesFindWhatOccursInBothOrTwiceInOne) {
  std::vector<std::string> first = numbers(0, 40'000), second = numbers(40'000, 80'000);
  first.insert(first.end(), {"a", "b", "b", "100"});
  second.insert(second.end(), {"b", "c", "100", "100", "50000", "50000", "a"});
  for (const std::size_t budget : {kSmall, std::size_t{10'000}, IdCheck::kBudget})
    for (const std::size_t other : {kSmall, std::size_t{10'000}, IdCheck::kBudget})
      EXPECT_THAT(merged(first, second, budget, other), HasSubstr("(4 of them): 100, 50000, a, b;"));
  EXPECT_EQ(merged(numbers(0, 9), numbers(9, 20), kSmall, IdCheck::kBudget), "");
}

}  // namespace
}  // namespace boletim

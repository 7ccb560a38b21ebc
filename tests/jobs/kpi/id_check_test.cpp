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

}  // namespace
}  // namespace boletim

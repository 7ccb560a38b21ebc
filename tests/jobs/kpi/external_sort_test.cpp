#include "jobs/kpi/external_sort.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/failure_text.h"
#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

Entries sorted(ExternalSort& sort) {
  Entries entries;
  sort.begin();
  std::string_view key, payload;
  while (sort.next(key, payload)) entries.emplace_back(key, payload);
  EXPECT_FALSE(sort.next(key, payload));
  return entries;
}

/// Keys in a fixed disorder, with many equal ones; the payload tells the order of arrival.
Entries shuffled(std::size_t count) {
  Entries entries;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key = std::to_string(i * 7919 % 1009);
    entries.emplace_back(key, std::to_string(i) + std::string(i % 40, 'x'));
  }
  return entries;
}

void expect_sorted(std::size_t budget) {
  TemporaryDirectory directory;
  Entries entries = shuffled(5000);
  ExternalSort sort(directory / "runs", budget);
  for (const auto& [key, payload] : entries) sort.add(key, payload);
  std::stable_sort(entries.begin(), entries.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  EXPECT_EQ(sorted(sort), entries);
  EXPECT_TRUE(directory.is_empty());
}

TEST(ExternalSort, SortsInMemoryWhatFits) {
  expect_sorted(1 << 20);
}

TEST(ExternalSort, MergesHundredsOfRuns) {
  expect_sorted(1024);
}

TEST(ExternalSort, MergesRunsOfOneEntryEach) {
  expect_sorted(1);
}

TEST(ExternalSort, NothingAddedIsNothingGiven) {
  ExternalSort sort("nowhere/runs", 1024);
  EXPECT_EQ(sorted(sort), Entries{});
}

TEST(ExternalSort, AnEntryLargerThanTheBudgetComesBackWhole) {
  TemporaryDirectory directory;
  const std::string large(100'000, 'l');
  ExternalSort sort(directory / "runs", 1024);
  for (const char* key : {"c", "a", "b"}) sort.add(key, large + key);
  EXPECT_EQ(sorted(sort), (Entries{{"a", large + "a"}, {"b", large + "b"}, {"c", large + "c"}}));
}

TEST(ExternalSort, KeysAreComparedAsUnsignedBytesAndByLength) {
  ExternalSort sort("nowhere/runs", 1 << 16);
  const std::string with_nul("a\0", 2);
  for (const std::string& key :
       {std::string("ç"), std::string("z"), with_nul, std::string("a"), std::string()}) {
    sort.add(key, {});
  }
  EXPECT_EQ(sorted(sort), (Entries{{"", ""}, {"a", ""}, {with_nul, ""}, {"z", ""}, {"ç", ""}}));
}

TEST(ExternalSort, TellsWhetherKeysAscendAlsoFromRunToRun) {
  TemporaryDirectory directory;
  ExternalSort ascending(directory / "runs", 64);
  for (const char* key : {"", "a", "b", "ba", "c", "d"}) ascending.add(key, {});
  EXPECT_TRUE(ascending.strictly_ascending());
  ascending.add("d", {});
  EXPECT_FALSE(ascending.strictly_ascending());
  EXPECT_EQ(sorted(ascending).size(), 7U);
}

TEST(ExternalSort, ADirectoryThatIsNotThereIsAFailureThatNamesIt) {
  ExternalSort sort("/nowhere/at/all/runs", 1);
  EXPECT_THAT(failure_text([&] { sort.add("key", "payload"); }),
              testing::AllOf(testing::HasSubstr("/nowhere/at/all"), testing::HasSubstr("check that")));
}

}  // namespace
}  // namespace boletim

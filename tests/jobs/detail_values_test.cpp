#include "jobs/detail_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/flagged_list.h"

namespace boletim {
namespace {

using ::testing::ElementsAre;

Instant at(std::int64_t second) {
  return Instant(std::chrono::seconds(second));
}

Flagged flagged(std::string id, std::string segment, std::optional<Instant> since) {
  Flagged record;
  record.id = std::move(id);
  record.axes = {std::move(segment)};
  record.since = since;
  return record;
}

TEST(SelectRows, WithoutALimitShowsAll) {
  ListedRows rows({flagged("1", "A", at(5)), flagged("2", "B", at(4)), flagged("3", "B", {})});
  const RowSelection selection = select_rows(rows, {});
  EXPECT_EQ(selection.shown, 3);
  EXPECT_TRUE(selection.numbers.empty());
  EXPECT_THAT(selection.groups, ElementsAre(DetailGroup{"A", 1, 1}, DetailGroup{"B", 2, 2}));
}

TEST(SelectRows, ShowsTheOldestAndOfEquallyOldTheFirst) {
  ListedRows rows({flagged("1", "A", at(5)), flagged("2", "A", at(1)), flagged("3", "B", {}),
                   flagged("4", "B", at(5)), flagged("5", "B", at(2))});
  const RowSelection selection = select_rows(rows, 3);
  EXPECT_THAT(selection.numbers, ElementsAre(0, 1, 4));
  EXPECT_THAT(selection.groups, ElementsAre(DetailGroup{"A", 2, 2}, DetailGroup{"B", 3, 1}));
}

TEST(SelectRows, OfManyShowsThoseThatASortWould) {
  std::vector<Flagged> all;
  std::vector<std::pair<std::int64_t, std::int64_t>> ages;
  for (std::int64_t i = 0; i < 5000; ++i) {
    ages.emplace_back(i * 7919 % 613, i);
    all.push_back(flagged(std::to_string(i), "A", at(ages.back().first)));
  }
  std::sort(ages.begin(), ages.end());
  for (const std::int64_t limit : {1, 17, 700, 4999}) {
    std::vector<std::int64_t> expected;
    for (std::int64_t i = 0; i < limit; ++i) expected.push_back(ages[static_cast<std::size_t>(i)].second);
    std::sort(expected.begin(), expected.end());
    ListedRows rows(all);
    EXPECT_EQ(select_rows(rows, limit).numbers, expected) << limit;
  }
}

TEST(DetailRows, LeadIntoTheErp) {
  Job job;
  job.record_url = "https://erp.example/partner/{id}";
  ListedRows given({flagged("a/b", "A", {})});
  const RowSelection selection{1, 1, {}, {}};
  const Snapshot snapshot;
  DetailRow row;
  ASSERT_TRUE(detail_rows(job, snapshot, given, selection, true)->next(row));
  EXPECT_EQ(row.link, "https://erp.example/partner/a%2Fb");
  EXPECT_TRUE(detail_values(job, snapshot, selection, {}, true, "").has_link);
}

}  // namespace
}  // namespace boletim

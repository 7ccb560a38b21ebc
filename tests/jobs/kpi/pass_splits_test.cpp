#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/kpi/pass.h"
#include "tests/support/failure_text.h"
#include "tests/support/records.h"
#include "tests/support/rules.h"

namespace boletim {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

const Instant kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 16);

Records customers() {
  return Records({"id", "name", "email", "city", "services", "active"});
}
Records some_customers() {
  return customers()
      .row({"1", "Ana", nullptr, "Campinas", "frota;pneus", "1"})
      .row({"2", "Bia", "bia@oficina.com.br", "Campinas", "frota", "1"})
      .row({"3", "Caio", nullptr, "Santos", "", "1"})
      .row({"4", "Davi", nullptr, "Santos", "pneus", "0"});
}

struct SplitPass {
  Rules used = rules({"no_email"}, {"city"});
  std::vector<ViewSplit> splits = {ViewSplit{"services", {}, true, 10}};

  RegistryRules registry() const {
    RegistryRules registry = registry_of(used);
    registry.traits = {{"city", ""}, {"owner", ""}, {"services", "", ";"}};
    return registry;
  }
  SplitCounts of(const Records& records) const {
    const RegistryRules judged = registry();
    Pass pass({judged, {{&used, {}, "BRL", splits}}, kNow}, records.columns(), "nowhere", nullptr);
    pass.add(records.batch());
    pass.finish();
    return pass.splits(0).front();
  }
  /// By value: records, those without e-mail, inactive ones.
  std::map<std::string, std::vector<std::int64_t>> numbers(const Records& records) const {
    std::map<std::string, std::vector<std::int64_t>> numbers;
    for (const auto& [value, counts] : of(records).values)
      numbers[value] = {counts.total, counts.kpis[0].count.flagged, counts.inactive};
    return numbers;
  }
};

TEST(PassSplits, CountARecordInEachOfItsValues) {
  EXPECT_THAT(SplitPass().numbers(some_customers()),
              ElementsAre(Pair("", ElementsAre(1, 1, 0)), Pair("frota", ElementsAre(2, 1, 0)),
                          Pair("pneus", ElementsAre(1, 1, 1))));
}

TEST(PassSplits, HaveTheViewsAxes) {
  const SplitCounts counts = SplitPass().of(some_customers());
  ASSERT_EQ(counts.values.size(), 3U);
  EXPECT_THAT(counts.values[0].counts.axes[0].segments,
              ElementsAre(SegmentCount{"Santos", 1, {{1, 0, {.missing = 1}}}}));
  EXPECT_THAT(counts.values[1].counts.axes[0].segments,
              ElementsAre(SegmentCount{"Campinas", 2, {{1, 0, {.missing = 1}}}}));
}

TEST(PassSplits, CountValuesThatAreAskedForEvenIfTheyDoNotTurnUp) {
  SplitPass pass;
  pass.splits[0].others = false;
  pass.splits[0].values = {"frota", "óleo"};
  EXPECT_THAT(pass.numbers(some_customers()),
              ElementsAre(Pair("frota", ElementsAre(2, 1, 0)), Pair("óleo", ElementsAre(0, 0, 0))));
}

TEST(PassSplits, StayWithinWhatTheViewIsAbout) {
  SplitPass pass;
  pass.used.only = {{"services", {"frota"}}};
  pass.splits[0].values = {"pneus"};
  EXPECT_THAT(pass.numbers(some_customers()),
              ElementsAre(Pair("frota", ElementsAre(2, 1, 0)), Pair("pneus", ElementsAre(0, 0, 0))));
}

TEST(PassSplits, IntoTooManyValuesSaySoAndTellNothing) {
  SplitPass pass;
  pass.splits[0].most = 2;
  EXPECT_TRUE(pass.of(some_customers()).too_many);
  pass.splits[0].values = {"frota"};
  EXPECT_FALSE(pass.of(some_customers()).too_many);
}

TEST(PassSplits, ByAColumnThatIsNotThereFailAsAMissingAxisDoes) {
  SplitPass pass;
  EXPECT_THAT(failure_text([&] {
                pass.of(Records({"id", "name", "city"}));
              }),
              AllOf(HasSubstr("lacks columns: services"), HasSubstr("`split_by`")));
}

TEST(PassSplits, TellNothingThatIsOnlyKnownOfAllRecords) {
  SplitPass pass;
  const RegistryRules judged = pass.registry();
  View part{&pass.used, {}, "BRL", pass.splits};
  part.is_part = true;
  Records records = customers();
  records.row({"1", "Ana", nullptr, "", "", "1"});
  Batch batch = records.batch();
  batch.replaced = 3;
  Pass both({judged, {{&pass.used, {}, "BRL"}, part}, kNow}, records.columns(), "nowhere", nullptr);
  both.add(batch);
  const std::vector<Counts> counts = both.finish();
  EXPECT_EQ(counts[0].replaced, 3);
  EXPECT_EQ(counts[1].replaced, 0);
  EXPECT_EQ(both.splits(1)[0].values[0].counts.replaced, 0);
}

TEST(PassSplits, CountGroupsThatTheSourceCounted) {
  SplitPass pass;
  const RegistryRules judged = pass.registry();
  Records alike({"id", "name", "email", "city", "services", "active"});
  alike.row({nullptr, nullptr, "bia@oficina.com.br", "Campinas", "frota;pneus", "1"})
      .row({nullptr, nullptr, "bia@oficina.com.br", "Santos", "frota", "1"})
      .row({nullptr, nullptr, "bia@oficina.com.br", "Santos", "frota", "0"});
  CountedGroups groups{alike.batch(), {1, 1, 1}, {1000, 20, 3}, {}};
  Pass counting({judged, {{&pass.used, {}, "BRL", pass.splits}}, kNow}, alike.columns(), "nowhere", nullptr);
  counting.add_counted(groups);
  counting.add(some_customers().batch());
  counting.finish();
  const SplitCounts counts = counting.splits(0).front();
  ASSERT_EQ(counts.values.size(), 3U);
  EXPECT_EQ(counts.values[1].value, "frota");
  EXPECT_EQ(counts.values[1].counts.total, 1022);
  EXPECT_EQ(counts.values[1].counts.inactive, 3);
  EXPECT_EQ(counts.values[1].counts.kpis[0].count.flagged, 1);
  EXPECT_THAT(counts.values[1].counts.axes[0].segments,
              ElementsAre(SegmentCount{"Campinas", 1002, {{1, 0, {.missing = 1}}}},
                          SegmentCount{"Santos", 20, {{}}}));
  EXPECT_EQ(counts.values[2].counts.total, 1001);
}

}  // namespace
}  // namespace boletim

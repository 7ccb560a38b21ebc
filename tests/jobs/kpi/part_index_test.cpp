#include "jobs/kpi/part_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace boletim {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// Four parts, of cities and services; layout 1 has both columns, layout 2 only cities.
struct IndexOfParts : testing::Test {
  IndexOfParts() {
    add({{"city", {"Campinas"}}}, 0);
    add({{"city", {"Santos", " Sumaré "}}}, 3);
    add({{"city", {"Campinas", "Santos"}}, {"services", {"pneus"}}}, 4);
    add({{"services", {"frota"}}}, 7);
    add({{"city", {}}}, 8);
  }
  void add(const Scope& only, std::size_t number) {
    Rules rules;
    rules.only = only;
    index.add(rules, number);
  }
  const std::vector<std::size_t>& met(const std::vector<std::pair<std::int64_t, std::string>>& traits) {
    index.begin();
    for (const auto& [layout, text] : traits) index.meet(layout, text);
    return index.met();
  }

  const std::vector<Axis> traits = {{"city", ""}, {"services", "", ";"}};
  const Layouts layouts{{{1, {"city", "services many ;"}}, {2, {"city"}}}};
  PartIndex index{traits, layouts};
};

TEST_F(IndexOfParts, FindsThoseThatARecordMayLieIn) {
  EXPECT_THAT(met({{1, "Campinas\x1f"}}), UnorderedElementsAre(0));
  EXPECT_THAT(met({{1,
                    "Sumaré\x1f"
                    "frota\x1epneus"}}),
              UnorderedElementsAre(3, 4, 7));
  EXPECT_THAT(met({{1, "Jundiaí\x1f"}}), IsEmpty());
}

TEST_F(IndexOfParts, FindsThoseThatItLayInToo) {
  EXPECT_THAT(met({{1, "Campinas\x1f"}, {1, "Santos\x1f"}, {1, "Campinas\x1f"}}), UnorderedElementsAre(0, 3));
}

TEST_F(IndexOfParts, FindsAllByAColumnThatIsNotKnownOfIt) {
  EXPECT_THAT(met({{2, "Campinas"}}), UnorderedElementsAre(0, 4, 7));
}

}  // namespace
}  // namespace boletim

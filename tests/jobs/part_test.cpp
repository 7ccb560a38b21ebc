#include "jobs/part.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(Part, ComesBackFromItsText) {
  for (const Part& part :
       {Part{}, Part{{{"city", {"Campinas"}}}}, Part{{{"city", {""}}}}, Part{{{"city", {}}}},
        Part{{{"city", {"", "Campinas", "São Paulo"}}, {"segment", {"Varejo"}}}},
        Part{{{"city", {"Campinas", ""}}, {"segment", {}}, {"state", {"SP"}}}}})
    EXPECT_EQ(part_of(text_of(part)), part) << text_of(part);
}

TEST(Part, OfTheWholeIsABlankText) {
  EXPECT_EQ(text_of({}), "");
  EXPECT_TRUE(part_of("").is_whole());
  EXPECT_EQ(text_of({{{"city", {"Campinas", "São Paulo"}}, {"segment", {"Varejo"}}}}),
            "city\x1f"
            "Campinas\x1fSão Paulo\x1esegment\x1fVarejo");
}

TEST(Part, TextsOfDifferentPartsDiffer) {
  EXPECT_NE(text_of({{{"city", {}}}}), text_of({{{"city", {""}}}}));
  EXPECT_NE(text_of({{{"city", {}}}}), text_of({}));
}

TEST(Both, KeepsEachColumnAndOfASharedOneTheSharedValues) {
  EXPECT_THAT(both({{"city", {"Campinas", "Sumaré"}}, {"segment", {"Varejo"}}},
                   {{"city", {" Sumaré ", "Santos"}}, {"state", {"SP"}}}),
              ElementsAre(Pair("city", ElementsAre("Sumaré")), Pair("segment", ElementsAre("Varejo")),
                          Pair("state", ElementsAre("SP"))));
}

TEST(Both, IsNothingOfAColumnWhoseValuesExcludeEachOther) {
  EXPECT_THAT(both({{"city", {"Campinas"}}}, {{"city", {"Santos"}}}),
              ElementsAre(Pair("city", testing::IsEmpty())));
}

TEST(Within, NarrowsWhatAJobIsAbout) {
  Rules rules;
  rules.only = {{"state", {"SP"}}};
  EXPECT_THAT(within(rules, {{{"city", {"Campinas"}}}}).only,
              ElementsAre(Pair("city", ElementsAre("Campinas")), Pair("state", ElementsAre("SP"))));
  EXPECT_EQ(within(rules, {}).only, rules.only);
}

}  // namespace
}  // namespace boletim

#include "jobs/kpi/record_filter.h"

#include <string>

#include <gtest/gtest.h>

namespace boletim {
namespace {

RecordFilter filter_of(int ids) {
  RecordFilter filter;
  for (int i = 0; i < ids; ++i) filter.add("C" + std::to_string(i));
  filter.build();
  return filter;
}

TEST(RecordFilter, NeverSaysNoOfAnIdThatWasAdded) {
  const RecordFilter filter = filter_of(200'000);

  for (int i = 0; i < 200'000; ++i) ASSERT_TRUE(filter.may_hold("C" + std::to_string(i))) << i;
}

TEST(RecordFilter, SaysYesOfFewerThanOneInAHundredOthers) {
  const RecordFilter filter = filter_of(200'000);

  int wrong = 0;
  for (int i = 0; i < 200'000; ++i) wrong += filter.may_hold("D" + std::to_string(i));

  EXPECT_LT(wrong, 2000);
}

TEST(RecordFilter, WithoutIdsHoldsNone) {
  EXPECT_FALSE(filter_of(0).may_hold("C0"));
}

TEST(RecordFilter, CountsAnIdOnceHoweverManySpellsItHas) {
  RecordFilter filter;
  for (int i = 0; i < 3; ++i) filter.add("7");

  EXPECT_EQ(filter.size(), 1U);
}

}  // namespace
}  // namespace boletim

#include "jobs/shared_list.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Words = SharedList<std::string>;

TEST(SharedList, CopiesAreOneUntilOneIsChanged) {
  const Words first = {"a", "b"};
  Words second = first;
  EXPECT_EQ(std::as_const(second).begin(), first.begin());
  second.push_back("c");
  second[0] = "x";
  EXPECT_THAT(first, ElementsAre("a", "b"));
  EXPECT_THAT(second, ElementsAre("x", "b", "c"));
}

TEST(SharedList, ChangesInPlaceWhatNobodyElseHas) {
  Words list = {"a", "b"};
  const std::string* const where = std::as_const(list).begin();
  list.front() = "x";
  EXPECT_EQ(std::as_const(list).begin(), where);
  EXPECT_THAT(list, ElementsAre("x", "b"));
}

TEST(SharedList, EqualsByItsItems) {
  EXPECT_EQ((Words{"a"}), (std::vector<std::string>{"a"}));
  EXPECT_NE((Words{"a"}), (Words{"b"}));
  EXPECT_NE((Words{"a"}), Words());
}

TEST(SharedList, MayBeEmpty) {
  Words list;
  EXPECT_THAT(list, IsEmpty());
  EXPECT_EQ(list, (std::vector<std::string>{}));
  EXPECT_THROW(list.at(0), std::out_of_range);
  list.push_back("a");
  EXPECT_THAT(list, ElementsAre("a"));
}

}  // namespace
}  // namespace boletim

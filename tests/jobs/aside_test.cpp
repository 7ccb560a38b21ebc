#include "jobs/aside.h"

#include <future>
#include <vector>

#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/support/failure_text.h"

namespace boletim {
namespace {

TEST(Aside, DoesPiecesInTheirOrderOnAnotherThread) {
  std::vector<int> done;
  std::thread::id where;
  Aside aside;
  for (int i = 0; i < 100; ++i)
    aside.add([&done, &where, i] {
      where = std::this_thread::get_id();
      done.push_back(i);
    });
  aside.wait();
  ASSERT_EQ(done.size(), 100U);
  EXPECT_TRUE(std::is_sorted(done.begin(), done.end()));
  EXPECT_NE(where, std::this_thread::get_id());
}

TEST(Aside, LetsItsOwnerGoOnMeanwhile) {
  std::promise<void> go_on;
  Aside aside;
  aside.add([&] { go_on.get_future().wait(); });
  aside.add([] {});  // waits behind it
  go_on.set_value();
  aside.wait();
}

TEST(Aside, SaysAgainAndAgainWhatAPieceThrew) {
  Aside aside;
  aside.add([] { throw Failure("the disk is full"); });
  EXPECT_EQ(failure_text([&] { aside.wait(); }), "the disk is full");
  EXPECT_EQ(failure_text([&] { aside.add([] {}); }), "the disk is full");
}

TEST(Aside, DoesNothingMoreAfterAPieceThatThrew) {
  std::promise<void> go_on;
  bool is_done = false;
  {
    Aside aside;
    aside.add([&] {
      go_on.get_future().wait();
      throw Failure("the disk is full");
    });
    aside.add([&] { is_done = true; });
    go_on.set_value();
    EXPECT_EQ(failure_text([&] { aside.wait(); }), "the disk is full");
  }
  EXPECT_FALSE(is_done);
}

TEST(Aside, EndsThePieceUnderWayBeforeItGoes) {
  std::promise<void> begun;
  bool is_done = false;
  {
    Aside aside;
    aside.add([&] {
      begun.set_value();
      is_done = true;
    });
    begun.get_future().wait();
  }
  EXPECT_TRUE(is_done);
}

}  // namespace
}  // namespace boletim

#include "jobs/side_by_side.h"

#include <atomic>
#include <latch>
#include <vector>

#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/support/failure_text.h"

namespace boletim {
namespace {

TEST(SideBySide, DoesEachPieceOnce) {
  std::vector<std::atomic<int>> done(500);
  side_by_side(done.size(), [&](std::size_t i) { ++done[i]; });
  for (const std::atomic<int>& times : done) EXPECT_EQ(times, 1);
}

TEST(SideBySide, DoesTwoPiecesAtATime) {
  std::latch both(2);
  side_by_side(2, [&](std::size_t) { both.arrive_and_wait(); });  // one after the other would wait for ever
}

TEST(SideBySide, ThrowsOnWhatAPieceThrewAndBeginsNoOther) {
  std::atomic<int> begun = 0;
  const auto fails = [&](std::size_t) {
    ++begun;
    throw Failure("the disk is full");
  };
  EXPECT_EQ(failure_text([&] { side_by_side(500, fails); }), "the disk is full");
  EXPECT_LE(begun, 2);
}

TEST(SideBySide, WithoutPiecesDoesNothing) {
  side_by_side(0, [](std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace boletim

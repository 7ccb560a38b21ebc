#include "daemon/mail/pace.h"

#include <vector>

#include <gtest/gtest.h>

namespace boletim {
namespace {

using namespace std::chrono_literals;

/// The instants at which `count` messages may go, if each takes `work`.
std::vector<Pace::Clock::duration> starts(int per_minute, int count, Pace::Clock::duration work,
                                          int senders = 1) {
  const Pace::Clock::time_point begin{1h};
  Pace::Clock::time_point now = begin;
  Pace pace([&] { return now; }, [&](Pace::Clock::duration time, const std::stop_token&) { now += time; });
  std::vector<Pace::Clock::duration> taken;
  for (int i = 0; i < count; ++i) {
    pace.take(per_minute, senders, {});
    taken.push_back(now - begin);
    now += work;
  }
  return taken;
}

using Starts = std::vector<Pace::Clock::duration>;

TEST(Pace, SpacesMessagesEvenly) {
  EXPECT_EQ(starts(30, 4, 100ms), (Starts{0s, 2s, 4s, 6s}));
}

TEST(Pace, DoesNotWaitForSlowWork) {
  EXPECT_EQ(starts(30, 3, 5s), (Starts{0s, 5s, 10s}));
}

TEST(Pace, DoesNotMakeUpForTimeLost) {
  EXPECT_EQ(starts(60, 3, 0s), (Starts{0s, 1s, 2s}));
  EXPECT_EQ(starts(60, 3, 1500ms), (Starts{0s, 1500ms, 3s}));
}

TEST(Pace, OfZeroNeverWaits) {
  EXPECT_EQ(starts(0, 3, 0s), (Starts{0s, 0s, 0s}));
}

TEST(Pace, IsSharedAmongSenders) {
  EXPECT_EQ(starts(60, 3, 0s, 2), (Starts{0s, 2s, 4s}));
}

TEST(Pace, LetsNobodyGoOnceItIsToldToStop) {
  std::stop_source stop;
  Pace pace([] { return Pace::Clock::time_point{1h}; },
            [&](Pace::Clock::duration, const std::stop_token&) { stop.request_stop(); });

  EXPECT_TRUE(pace.take(30, 1, stop.get_token()));
  EXPECT_FALSE(pace.take(30, 1, stop.get_token()));
}

}  // namespace
}  // namespace boletim

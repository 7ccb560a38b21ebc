#include "daemon/clock_watch.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

using namespace std::chrono_literals;

constexpr Instant kWall{std::chrono::sys_days{std::chrono::year{2026} / 11 / 16} + 10h};
constexpr ClockWatch::Steady kSteady{5h};

/// What is noticed if the clocks went on by so much.
std::optional<ClockStep> after(std::chrono::seconds wall, std::chrono::seconds steady) {
  ClockWatch watch;
  watch.notice(kWall, kSteady);
  return watch.notice(kWall + wall, kSteady + steady);
}

TEST(ClockWatch, NoticesNothingWhileBothGoOnAlike) {
  EXPECT_EQ(after(60s, 60s), std::nullopt);
  EXPECT_EQ(after(3700s, 3650s), std::nullopt);
}

TEST(ClockWatch, NoticesAClockThatWasSetEitherWay) {
  EXPECT_EQ(after(60s + 1h, 60s), (ClockStep{kWall + 1h + 60s, 1h}));
  EXPECT_EQ(after(60s - 1h, 60s), (ClockStep{kWall - 1h + 60s, -1h}));
  EXPECT_EQ(after(-30s, 60s), (ClockStep{kWall - 30s, -90s}));
}

TEST(ClockWatch, NoticesASleepInWhichTheSteadyClockStood) {
  EXPECT_EQ(after(8h, 10s), (ClockStep{kWall + 8h, 8h - 10s}));
}

TEST(ClockWatch, RemembersTheLatestFew) {
  ClockWatch watch;
  for (int i = 0; i < 30; ++i) watch.notice(kWall + i * 1h, kSteady);

  EXPECT_EQ(watch.steps().size(), 10U);
  EXPECT_EQ(watch.steps().back().noticed_at, kWall + 29h);
}

}  // namespace
}  // namespace boletim

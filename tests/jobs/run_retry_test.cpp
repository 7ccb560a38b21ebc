#include "jobs/run_retry.h"

#include <vector>

#include <gtest/gtest.h>

namespace boletim {
namespace {

using namespace std::chrono_literals;

constexpr Instant kClaimed{std::chrono::sys_days{std::chrono::year{2026} / 11 / 16} + 10h};

Run failed(RunStep done, int attempts) {
  Run run;
  run.claimed_at = kClaimed;
  run.step = done;
  run.attempts = attempts;
  return run;
}

std::vector<std::chrono::minutes> waits(RunStep done, int attempts) {
  std::vector<std::chrono::minutes> waits;
  for (int i = 1; i <= attempts; ++i)
    waits.push_back(std::chrono::duration_cast<std::chrono::minutes>(
        *next_attempt(failed(done, i), kClaimed, 100h) - kClaimed));
  return waits;
}

TEST(RunRetry, ReadsASourceAgainSoonThenEachHour) {
  EXPECT_EQ(waits(RunStep::Claimed, 7),
            (std::vector<std::chrono::minutes>{1min, 2min, 5min, 15min, 30min, 60min, 60min}));
}

TEST(RunRetry, WaitsLongerForItsOwnDiskAndState) {
  EXPECT_EQ(waits(RunStep::Sealed, 5), (std::vector<std::chrono::minutes>{1min, 5min, 15min, 60min, 60min}));
}

TEST(RunRetry, TriesALastTimeWhenTheTimeSinceTheClaimIsOver) {
  EXPECT_EQ(next_attempt(failed(RunStep::Claimed, 9), kClaimed + 5h + 59min, 6h), kClaimed + 6h);
  EXPECT_EQ(next_attempt(failed(RunStep::Claimed, 10), kClaimed + 6h, 6h), std::nullopt);
}

}  // namespace
}  // namespace boletim

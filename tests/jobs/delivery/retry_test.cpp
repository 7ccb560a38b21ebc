#include "jobs/delivery/retry.h"

#include <set>

#include <gtest/gtest.h>

#include "jobs/delivery/recipient.h"

namespace boletim {
namespace {

using namespace std::chrono_literals;

constexpr Instant kStart{std::chrono::sys_days{std::chrono::year{2026} / 11 / 16} + 10h};

Message deferred(int attempts, std::string id = "7") {
  Message message;
  message.id = {std::move(id)};
  message.created_at = kStart;
  message.attempts = attempts;
  message.state = MessageState::Deferred;
  return message;
}

std::chrono::seconds wait_of(const Message& message) {
  return *next_attempt(message, kStart, 100h) - kStart;
}

TEST(NextAttempt, WaitsLongerEachTimeAndAtLastAnHour) {
  const std::vector<std::chrono::seconds> waits{1min, 2min, 5min, 15min, 30min, 60min, 60min, 60min};
  for (int attempts = 1; attempts <= static_cast<int>(waits.size()); ++attempts) {
    const std::chrono::seconds least = waits[static_cast<std::size_t>(attempts) - 1];
    EXPECT_GE(wait_of(deferred(attempts)), least) << attempts;
    EXPECT_LE(wait_of(deferred(attempts)), least + least / 10) << attempts;
  }
}

TEST(NextAttempt, SpreadsACrowdOverATenthOfTheWait) {
  std::set<std::chrono::seconds> waits;
  for (int id = 1000; id < 2000; ++id) waits.insert(wait_of(deferred(6, std::to_string(id))));
  EXPECT_GT(waits.size(), 200U);
  EXPECT_LT(*waits.begin(), 3610s);
  EXPECT_GT(*waits.rbegin(), 3940s);
  EXPECT_LE(*waits.rbegin(), 3960s);
}

TEST(NextAttempt, IsTheSameWhereverItIsAsked) {
  EXPECT_EQ(wait_of(deferred(6)), wait_of(deferred(6)));
}

TEST(NextAttempt, ComesALastTimeWhenTheBudgetEnds) {
  EXPECT_EQ(next_attempt(deferred(6), kStart + 5h + 50min, 6h), kStart + 6h);
  EXPECT_EQ(next_attempt(deferred(1), kStart, 30s), kStart + 30s);
}

TEST(NextAttempt, IsNothingOnceTheBudgetIsUsedUp) {
  EXPECT_EQ(next_attempt(deferred(7), kStart + 6h, 6h), std::nullopt);
  EXPECT_EQ(next_attempt(deferred(1), kStart, 0s), std::nullopt);
}

TEST(NextAttempt, TakesAnyCountOfAttempts) {
  EXPECT_LE(wait_of(deferred(-3)), 66s);
  EXPECT_LE(wait_of(deferred(1'000'000'000)), 66min);
}

TEST(Sees, IsNamedAsInTheConfiguration) {
  EXPECT_EQ(name_of(Sees::Full), "full");
  EXPECT_EQ(name_of(Sees::Masked), "masked");
  EXPECT_EQ(name_of(Sees::Totals), "totals");
}

}  // namespace
}  // namespace boletim

#include "daemon/take_over.h"

#include <gtest/gtest.h>

#include "tests/support/memory_world.h"

namespace boletim {
namespace {

/// Runs under way, by number: 1, 2, …
struct UnderWay {
  MemoryStore store;
  HandClock clock{"2026-11-16T10:30:00Z"};
  explicit UnderWay(int runs) {
    for (int i = 0; i < runs; ++i) {
      Run run;
      run.job = {"job" + std::to_string(i)};
      run.claimed_at = clock.now();
      store.runs().claim(run);
    }
  }
  std::vector<std::string> taken(const std::set<RunId>& held) {
    std::vector<std::string> ids;
    for (const Run& run : take_over(store.runs(), [&](const RunId& id) { return held.contains(id); }))
      ids.push_back(run.id.value);
    return ids;
  }
};

TEST(TakeOver, TakesTheRunsOfTheDeadAndItsOwnThatNobodyHolds) {
  UnderWay world(3);
  world.store.runs().others = {RunId{"3"}};

  EXPECT_EQ(world.taken({RunId{"1"}}), (std::vector<std::string>{"2", "3"}));

  EXPECT_TRUE(world.store.runs().others.empty());
}

TEST(TakeOver, LeavesWhatIsHeldAndWhatHasEnded) {
  UnderWay world(2);
  world.store.runs().finished(RunId{"2"}, RunState::Done, "", world.clock.now());

  EXPECT_TRUE(world.taken({RunId{"1"}}).empty());
}

TEST(TakeUpAgain, TakesWhatWasPutOffWhenItsTimeHasCome) {
  UnderWay world(1);
  const Instant later = world.clock.now() + std::chrono::minutes(5);
  world.store.runs().put_off(RunId{"1"}, "the source is away", later, world.clock.now());

  EXPECT_TRUE(take_up_again(world.store.runs(), world.clock.now()).empty());
  const auto runs = take_up_again(world.store.runs(), later);

  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs.front().state, RunState::Running);
  EXPECT_EQ(runs.front().attempts, 2);
}

TEST(BringForward, MakesDueWhatAClockSetBackWouldHaveLeftWaitingForLong) {
  UnderWay world(2);
  world.store.runs().put_off(RunId{"1"}, "away", world.clock.now() + std::chrono::hours(25),
                             world.clock.now());
  world.store.runs().put_off(RunId{"2"}, "away", world.clock.now() + std::chrono::minutes(60),
                             world.clock.now());
  Message message;
  message.message_id = "m";
  const MessageId id = world.store.messages().plan(message);
  world.store.messages().set_state(id, {world.clock.now(), MessageState::Sending, ""}, {});
  world.store.messages().set_state(id, {world.clock.now(), MessageState::Deferred, "busy"},
                                   world.clock.now() + std::chrono::hours(24));

  bring_forward(world.store, world.clock.now());

  EXPECT_EQ(world.store.runs().get(RunId{"1"}).retry_at, world.clock.now());
  EXPECT_EQ(world.store.runs().get(RunId{"2"}).retry_at, world.clock.now() + std::chrono::minutes(60));
  EXPECT_EQ(world.store.messages().get(id).retry_at, world.clock.now());
}

}  // namespace
}  // namespace boletim

#include "jobs/gate.h"

#include <gmock/gmock.h>

#include "tests/support/memory_world.h"

namespace boletim {
namespace {

using testing::HasSubstr;

/// A job that waits when its registry shrinks by half, and a first run over four customers.
struct Gated : MemoryWorld {
  Gated() {
    job.hold_if = {parse_condition("total falls 50%").value()};
    sources.records = four_customers();
    prepared("2026-11-02T10:30:00Z");
  }
  Run over_one_customer(const char* at) {
    sources.records = Records({"id", "name", "email", "city"}).row({"1", "Ana", nullptr, ""});
    return prepared(at);
  }
  std::vector<Message> messages_of(const Run& run) {
    MessageFilter filter;
    filter.run = run.id;
    return store.messages().list(filter);
  }
};

TEST(Gate, HoldsAllMailsOfARunWhoseRegistryShrank) {
  Gated world;

  const auto run = world.over_one_customer("2026-11-09T10:30:00Z");

  EXPECT_EQ(run.held, "total fell from 4 to 1, by 75 % (hold_if: total falls 50%)");
  const std::vector<Message> messages = world.messages_of(run);
  ASSERT_EQ(messages.size(), 2U);
  for (const Message& message : messages) {
    EXPECT_EQ(message.state, MessageState::Held);
    ASSERT_EQ(message.events.size(), 2U);
    EXPECT_EQ(message.events[0].state, MessageState::Planned);
    EXPECT_EQ(message.events[1].state, MessageState::Held);
    EXPECT_EQ(message.events[1].detail, run.held);
  }
}

TEST(Gate, NothingOfAHeldRunIsOpenAndItsDocumentsAreThere) {
  Gated world;

  const auto run = world.over_one_customer("2026-11-09T10:30:00Z");

  EXPECT_TRUE(world.store.messages().open(run.id, world.clock.now(), 10).empty());
  EXPECT_EQ(run.step, RunStep::Rendered);
  EXPECT_FALSE(run.documents.empty());
}

TEST(Gate, LetsPassWhatDoesNotJump) {
  Gated world;

  const auto run = world.prepared("2026-11-09T10:30:00Z");

  EXPECT_EQ(run.held, "");
  EXPECT_EQ(world.messages_of(run)[0].state, MessageState::Planned);
}

TEST(Gate, SaysAllThatHolds) {
  Gated world;
  world.job.hold_if.push_back(parse_condition("no_email above 0").value());

  const auto run = world.over_one_customer("2026-11-09T10:30:00Z");

  EXPECT_THAT(run.held, HasSubstr("total fell from 4 to 1"));
  EXPECT_THAT(run.held, HasSubstr("; no_email is 1, above 0 (hold_if: no_email above 0)"));
}

TEST(Gate, ATestToOneAddressIsSentAndIsNoMeasureForTheNextRun) {
  Gated world;
  boletim::Run test;
  test.job = world.job.id;
  test.to = "ti@oficina.example";
  test.period = world.store.runs().get(RunId{"1"}).period;
  world.clock.set("2026-11-08T10:30:00Z");
  test.id = world.store.runs().claim(test).value();
  world.sources.records = Records({"id", "name", "email", "city"}).row({"1", "Ana", nullptr, ""});
  RunPorts ports = world.ports();
  prepare_run(world.job, test, ports);

  const auto run = world.over_one_customer("2026-11-09T10:30:00Z");

  EXPECT_EQ(world.store.runs().get(test.id).held, "");
  EXPECT_THAT(run.held, HasSubstr("total fell from 4 to 1"));
}

TEST(Gate, ASecondRunDoesNotPassWhatTheFirstOneStoppedAt) {
  Gated world;
  world.over_one_customer("2026-11-09T10:30:00Z");

  const auto second = world.over_one_customer("2026-11-16T10:30:00Z");

  EXPECT_THAT(second.held, HasSubstr("total fell from 4 to 1"));
}

TEST(Gate, WhatWasApprovedIsTheNextMeasure) {
  Gated world;
  const auto held = world.over_one_customer("2026-11-09T10:30:00Z");
  const MessageId approved = world.messages_of(held)[0].id;
  world.store.messages().set_state(approved, {world.clock.now(), MessageState::Sending, ""}, {});

  const auto next = world.over_one_customer("2026-11-16T10:30:00Z");

  EXPECT_EQ(next.held, "");
}

TEST(Gate, ARunThatFoundNothingIsNoMeasure) {
  Gated world;
  world.sources.records = Records({"id", "name", "email", "city"});
  world.prepared("2026-11-09T10:30:00Z");

  EXPECT_THAT(world.over_one_customer("2026-11-16T10:30:00Z").held, HasSubstr("total fell from 4 to 1"));
}

}  // namespace
}  // namespace boletim

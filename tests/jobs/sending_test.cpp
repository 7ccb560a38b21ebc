#include "jobs/sending.h"

#include <gtest/gtest.h>

#include "tests/support/memory_world.h"

namespace boletim {
namespace {

using Kind = SendOutcome::Kind;

/// A run with its two messages planned.
struct Planned : MemoryWorld {
  Run run;
  RecordingMailer mailer;
  bool away = false;  ///< the state, until an answer is to be stored
  SendingRules rules{std::chrono::hours(6), OnDoubt::Resend};
  Planned() {
    sources.records = four_customers();
    run = prepared("2026-11-16T10:30:00Z");
  }
  MessageState after(const SendOutcome& answer) {
    mailer.answers = {answer};
    const Message first = store.messages().open({}, clock.now(), 100).front();
    send(first);
    return store.messages().get(first.id).state;
  }
  SendOutcome send(const Message& message) { return send(message, mailer); }
  SendOutcome send(const Message& message, Mailer& by) {
    const auto state = [this](const SendingPorts::Work& work) {
      if (away) throw Passing("the state is locked");
      work(store);
    };
    const auto at_last = [this](const SendingPorts::Work& work) {
      away = false;
      work(store);
    };
    return send_message(message, rules, {state, at_last, by, clock});
  }
  Message first() { return store.messages().get(MessageId{"1"}); }
};

TEST(Sending, StoresTheIntentBeforeTheActAndTheOutcomeAfter) {
  Planned world;

  EXPECT_EQ(world.after({Kind::Accepted, 250, "250 queued as 7", false}), MessageState::Accepted);

  std::vector<MessageState> states;
  for (const MessageEvent& event : world.first().events) states.push_back(event.state);
  EXPECT_EQ(states, (std::vector{MessageState::Planned, MessageState::Sending, MessageState::Accepted}));
  EXPECT_EQ(world.first().events.back().detail, "250 queued as 7");
  EXPECT_EQ(world.mailer.sent.front().state, MessageState::Sending);
}

TEST(Sending, ARefusedRecipientIsFinalForThatOneAlone) {
  Planned world;

  EXPECT_EQ(world.after({Kind::Rejected, 550, "550 no such user", false}), MessageState::Rejected);

  EXPECT_EQ(world.store.messages().open({}, world.clock.now(), 100).size(), 1U);
}

TEST(Sending, ADeferredMessageComesBackLaterUnderTheSameMessageId) {
  Planned world;

  EXPECT_EQ(world.after({Kind::Deferred, 450, "450 busy", false}), MessageState::Deferred);

  EXPECT_GT(world.first().retry_at, world.clock.now());
  world.clock.set("2026-11-16T10:45:00Z");
  EXPECT_EQ(world.after({Kind::Accepted, 250, "", false}), MessageState::Accepted);
  EXPECT_EQ(world.mailer.sent[0].message_id, world.mailer.sent[1].message_id);
}

TEST(Sending, GivesUpWhenTheRetryTimeIsOver) {
  Planned world;
  world.clock.set("2026-11-16T18:30:00Z");

  EXPECT_EQ(world.after({Kind::Deferred, 0, "no connection", true}), MessageState::Rejected);

  EXPECT_NE(world.first().events.back().detail.find("no connection"), std::string::npos);
}

TEST(Sending, WhatIsInDoubtIsTriedAgainWhereReportsAreResent) {
  Planned world;

  EXPECT_EQ(world.after({Kind::InDoubt, 0, "closed after the body", false}), MessageState::InDoubt);

  EXPECT_TRUE(world.first().retry_at.has_value());
}

TEST(Sending, WhatIsInDoubtIsHeldWhereAnAdminIsToDecide) {
  Planned world;
  world.rules.on_doubt = OnDoubt::Hold;

  EXPECT_EQ(world.after({Kind::InDoubt, 0, "closed after the body", false}), MessageState::Held);
}

TEST(Sending, WhatACrashLeftInSendingIsInDoubt) {
  Planned world;
  world.store.messages().set_state({"1"}, {world.clock.now(), MessageState::Sending, ""}, {});

  doubt_what_was_sending(
      world.store, [&](const JobId&) { return world.rules; }, world.clock.now());

  EXPECT_EQ(world.first().state, MessageState::InDoubt);
  EXPECT_EQ(world.store.messages().open({}, world.clock.now(), 100).front().id, MessageId{"1"});
}

TEST(Sending, WhatACrashLeftInSendingIsHeldWhereAnAdminIsToDecide) {
  Planned world;
  world.rules.on_doubt = OnDoubt::Hold;
  world.store.messages().set_state({"1"}, {world.clock.now(), MessageState::Sending, ""}, {});

  doubt_what_was_sending(
      world.store, [&](const JobId&) { return world.rules; }, world.clock.now());

  EXPECT_EQ(world.first().state, MessageState::Held);
}

TEST(Sending, ARunIsDoneWhenAllItsMessagesAreSettledEvenIfOneWasRefused) {
  Planned world;
  world.after({Kind::Rejected, 550, "550 no", false});
  world.after({Kind::Accepted, 250, "", false});

  settle_run(world.run.id, world.store, world.clock.now());

  EXPECT_EQ(world.store.runs().get(world.run.id).state, RunState::Done);
}

TEST(Sending, WhatARunSaysOfItsMessagesNamesNobody) {
  Planned world;
  world.after({Kind::Deferred, 450, "450 4.2.1 <ana@oficina.example>: mailbox busy", false});
  world.after({Kind::Accepted, 250, "", false});

  settle_run(world.run.id, world.store, world.clock.now());

  const std::string error = world.store.runs().get(world.run.id).error;
  EXPECT_NE(error.find("450 4.2.1 <…>: mailbox busy"), std::string::npos) << error;
}

TEST(Sending, ARunWhoseMessagesWaitHasFailedUntilTheyAreSettled) {
  Planned world;
  world.after({Kind::Deferred, 0, "no connection to the mail server", true});
  world.after({Kind::Accepted, 250, "", false});
  settle_run(world.run.id, world.store, world.clock.now());
  const auto waiting = world.store.runs().get(world.run.id);

  world.clock.set("2026-11-16T10:45:00Z");
  world.after({Kind::Accepted, 250, "", false});
  settle_run(world.run.id, world.store, world.clock.now());

  EXPECT_EQ(waiting.state, RunState::Failed);
  EXPECT_NE(waiting.error.find("no connection to the mail server"), std::string::npos);
  EXPECT_EQ(world.store.runs().get(world.run.id).state, RunState::Done);
}

TEST(Sending, WhatIsNoLongerAsItWasReadIsLeftToWhoeverChangedIt) {
  Planned world;
  const Message read = world.first();
  world.after({Kind::Deferred, 450, "450 busy", false});

  EXPECT_EQ(world.send(read).kind, Kind::Fenced);

  EXPECT_EQ(world.mailer.sent.size(), 1U);
  EXPECT_EQ(world.first().state, MessageState::Deferred);
}

TEST(Sending, WhatIsNotOursAnyMoreIsNotGivenAway) {
  Planned world;
  world.store.messages().is_sender = false;

  EXPECT_EQ(world.after({Kind::Accepted, 250, "", false}), MessageState::Deferred);

  EXPECT_TRUE(world.mailer.sent.empty());
}

TEST(Sending, WhatNobodyCanSayMayGoIsNotGivenAway) {
  Planned world;
  struct Cutting : Mailer {
    Planned& world;
    explicit Cutting(Planned& cut) : world(cut) {}
    SendOutcome send(const Message& message, const GoAhead& go_ahead) override {
      world.away = true;
      return world.mailer.send(message, go_ahead);
    }
  } cutting(world);

  world.send(world.first(), cutting);

  EXPECT_TRUE(world.mailer.sent.empty());
  EXPECT_EQ(world.first().state, MessageState::Deferred);
  EXPECT_NE(world.first().events.back().detail.find("the state is locked"), std::string::npos);
}

TEST(Sending, TheLastAttemptComesWhenTheRunsTimeIsOver) {
  Planned world;
  world.clock.set("2026-11-16T16:20:00Z");
  EXPECT_EQ(world.after({Kind::Deferred, 450, "450 busy", false}), MessageState::Deferred);
  world.clock.set("2026-11-16T16:25:00Z");
  EXPECT_EQ(world.after({Kind::Deferred, 450, "450 busy", false}), MessageState::Deferred);

  EXPECT_EQ(world.first().give_up_at, world.run.claimed_at + std::chrono::hours(6));
  EXPECT_LE(world.first().retry_at, world.first().give_up_at);
}

TEST(Sending, ARunThatAnotherNodeEndedIsDoneByWhoeverSettlesItsLastMessage) {
  Planned world;
  world.after({Kind::Deferred, 0, "no connection", true});
  world.after({Kind::Accepted, 250, "", false});
  settle_run(world.run.id, world.store, world.clock.now());
  world.store.runs().others = {world.run.id};

  world.clock.set("2026-11-16T10:45:00Z");
  world.after({Kind::Accepted, 250, "", false});
  settle_run(world.run.id, world.store, world.clock.now());

  EXPECT_EQ(world.store.runs().get(world.run.id).state, RunState::Done);
}

TEST(Sending, ARunThatFoundNoDataStaysSo) {
  MemoryWorld world;
  world.sources.records = Records({"id", "name", "email", "mobile", "city"});
  const auto run = world.prepared("2026-11-16T10:30:00Z");

  settle_run(run.id, world.store, world.clock.now());

  EXPECT_EQ(world.store.runs().get(run.id).state, RunState::NoData);
}

TEST(Sending, ARunThatAnotherNodeCarriesOutIsLeftToIt) {
  Planned world;
  world.after({Kind::Accepted, 250, "", false});
  world.after({Kind::Accepted, 250, "", false});
  world.store.runs().others = {world.run.id};

  settle_run(world.run.id, world.store, world.clock.now());

  EXPECT_EQ(world.store.runs().get(world.run.id).state, RunState::Running);
}

}  // namespace
}  // namespace boletim

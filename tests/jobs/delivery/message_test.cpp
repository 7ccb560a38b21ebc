#include "jobs/delivery/message.h"

#include <gtest/gtest.h>

namespace boletim {
namespace {

using enum MessageState;

const std::vector<MessageState> kAll{Planned, Sending,    Accepted, Deferred,  Rejected, InDoubt,
                                     Held,    Suppressed, Skipped,  Delivered, Delayed,  Bounced};

std::vector<MessageState> followers(MessageState from) {
  std::vector<MessageState> states;
  for (const MessageState to : kAll) {
    if (may_follow(from, to)) states.push_back(to);
  }
  return states;
}

using States = std::vector<MessageState>;

TEST(MessageStates, EachIsFoundAgainByItsName) {
  for (const MessageState state : kAll) EXPECT_EQ(message_state(name_of(state)), state);
  EXPECT_EQ(name_of(InDoubt), "in_doubt");
  EXPECT_EQ(message_state("In_Doubt"), std::nullopt);
  EXPECT_EQ(message_state(""), std::nullopt);
}

TEST(MessageStates, OnlySendingLeadsToAnOutcome) {
  EXPECT_EQ(followers(Planned), (States{Sending, Held, Suppressed, Skipped}));
  EXPECT_EQ(followers(Sending), (States{Accepted, Deferred, Rejected, InDoubt}));
  EXPECT_EQ(followers(Deferred), (States{Sending, Held, Suppressed, Skipped}));
}

TEST(MessageStates, AnAcceptedMessageIsNeverSentAgain) {
  EXPECT_EQ(followers(Accepted), (States{Delivered, Delayed, Bounced}));
  EXPECT_EQ(followers(Delayed), (States{Delivered, Delayed, Bounced}));
  EXPECT_EQ(followers(Delivered), (States{Bounced}));
}

TEST(MessageStates, ADoubtfulMessageMayBeSentAgainHeldOrProvedByANotification) {
  EXPECT_EQ(followers(InDoubt), (States{Sending, Held, Delivered, Delayed, Bounced}));
  EXPECT_EQ(followers(Held), (States{Sending, Suppressed, Skipped}));
}

TEST(MessageStates, ARejectedSuppressedSkippedOrBouncedMessageStaysWhatItIs) {
  for (const MessageState state : {Rejected, Suppressed, Skipped, Bounced}) {
    EXPECT_EQ(followers(state), States{}) << name_of(state);
  }
}

TEST(MessageStates, WhatStillWantsWorkIsNotSettled) {
  States open;
  for (const MessageState state : kAll) {
    if (!is_settled(state)) open.push_back(state);
  }
  EXPECT_EQ(open, (States{Planned, Sending, Deferred, InDoubt}));
}

TEST(IsDelivery, NeitherAResendNorAMailAboutTheRunIs) {
  Message message;
  message.run = RunId{"1"};
  message.sent_by = "job";
  EXPECT_TRUE(is_delivery(message));

  message.sent_by = kOnFailure;
  EXPECT_FALSE(is_delivery(message));
  message.sent_by = "ana";
  message.resend_of = MessageId{"1"};
  EXPECT_FALSE(is_delivery(message));
}

}  // namespace
}  // namespace boletim

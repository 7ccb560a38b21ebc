#include <stdexcept>

#include "jobs/failure.h"
#include "tests/daemon/store/store_fixture.h"

namespace boletim {
namespace {

class MessagesTest : public StoreTest {
 protected:
  /// Stores a message and goes through `states`, one a second from 3001 on.
  MessageId planned(const std::string& to, std::initializer_list<MessageState> states = {},
                    std::optional<Instant> retry_at = {}, std::int64_t created = 2000) {
    const MessageId id = messages_.plan(a_message(run_, to, created));
    std::int64_t second = 3000;
    for (const MessageState state : states)
      messages_.set_state(id, {at(++second), state, "250 ok"}, retry_at);
    return id;
  }
  std::vector<std::string> found(const MessageFilter& filter) const {
    return addresses(messages_.list(filter));
  }
  static std::vector<std::string> addresses(const std::vector<Message>& messages) {
    std::vector<std::string> list;
    for (const Message& message : messages) list.push_back(message.to);
    return list;
  }

  const RunId run_ = runs_.claim(a_run()).value();
};

using enum MessageState;
using List = std::vector<std::string>;

TEST_P(MessagesTest, APlannedMessageComesBackWhole) {
  Message message = a_message(run_, "ana@oficina.example");
  message.id = messages_.plan(message);
  EXPECT_EQ(messages_.get(message.id), message);
}

TEST_P(MessagesTest, PlanningTwicePlansOnce) {
  const MessageId first = planned("ana@oficina.example", {Sending, Accepted});
  EXPECT_EQ(messages_.plan(a_message(run_, "ana@oficina.example")), first);
  EXPECT_EQ(messages_.get(first).state, Accepted);
  EXPECT_EQ(messages_.get(first).documents.size(), 2u);
  EXPECT_EQ(messages_.get(first).events.size(), 3u);
}

TEST_P(MessagesTest, AFilterIsReadPageByPageInTheOrderOfPlanning) {
  for (const char* to : {"a@o.example", "b@o.example", "c@o.example", "d@o.example"}) planned(to);
  planned("late@o.example", {}, {}, 5000);
  MessageFilter filter;
  filter.until = at(5000);

  const std::vector<Message> first = messages_.page(filter, {}, 3);
  const std::vector<Message> second = messages_.page(filter, first.back().id, 3);

  EXPECT_EQ(addresses(first), (List{"a@o.example", "b@o.example", "c@o.example"}));
  EXPECT_EQ(addresses(second), (List{"d@o.example"}));
  EXPECT_EQ(first[0].documents.size(), 2u);
  EXPECT_EQ(second[0].events.size(), 1u);
  filter.not_of = run_;
  EXPECT_TRUE(messages_.page(filter, {}, 3).empty());
}

TEST_P(MessagesTest, AResendPointsToItsOriginalAndNeedsNoRun) {
  Message again = a_message(RunId{}, "bruno@oficina.example");
  again.resend_of = planned("ana@oficina.example");
  again.occurrence = {};
  again.sent_by = "root";
  again.id = messages_.plan(again);
  EXPECT_EQ(messages_.get(again.id), again);
}

TEST_P(MessagesTest, WhatALaterResendStandsForIsLeftOutWhereAskedFor) {
  const MessageId original = planned("ana@oficina.example");
  Message again = a_message(RunId{}, "bruno@oficina.example");
  again.resend_of = original;
  again.id = messages_.plan(again);
  MessageFilter filter;
  filter.since = again.created_at;
  filter.not_resent = true;

  EXPECT_EQ(addresses(messages_.list(filter)), (List{"bruno@oficina.example"}));
  EXPECT_EQ(messages_.count(filter), 1);
}

TEST_P(MessagesTest, AStateIsSetWithItsEventAttemptsAndRetry) {
  const MessageId id = planned("ana@oficina.example", {Sending, Deferred, Sending}, at(9000));
  messages_.set_state(id, {at(3100), Deferred, "451 greylisted"}, at(4000));

  const Message message = messages_.get(id);
  EXPECT_EQ(message.state, Deferred);
  EXPECT_EQ(message.state_at, at(3100));
  EXPECT_EQ(message.retry_at, at(4000));
  EXPECT_EQ(message.attempts, 2);
  EXPECT_EQ(message.events.back(), (MessageEvent{at(3100), Deferred, "451 greylisted"}));
  EXPECT_EQ(message.events.size(), 5u);
}

TEST_P(MessagesTest, AStateThatMayNotFollowIsAnErrorAndChangesNothing) {
  const MessageId id = planned("ana@oficina.example", {Sending, Accepted});
  const Message before = messages_.get(id);
  EXPECT_THROW(messages_.set_state(id, {at(3100), Sending, ""}), std::logic_error);
  EXPECT_EQ(messages_.get(id), before);
  EXPECT_THROW(messages_.set_state(MessageId{"77"}, {at(3100), Sending, ""}), NotFound);
}

TEST_P(MessagesTest, TheHistoryIsFilteredByEachFieldNewestFirst) {
  planned("ana@oficina.example", {Sending, Accepted}, {}, 2000);
  planned("bruno@oficina.example", {Sending, Rejected}, {}, 2001);
  planned("Ana@Oficina.example", {}, {}, 2002);
  const RunId other_run = runs_.claim(a_run(5000, "monthly")).value();
  Message other = a_message(other_run, "carla@oficina.example", 2003);
  other.job = JobId{"monthly"};
  messages_.plan(other);

  EXPECT_EQ(found({}), (List{"carla@oficina.example", "Ana@Oficina.example", "bruno@oficina.example",
                             "ana@oficina.example"}));
  EXPECT_EQ(found({"ANA@oficina.example", {}, {}, {}, {}, {}}),
            (List{"Ana@Oficina.example", "ana@oficina.example"}));
  EXPECT_EQ(found({"", JobId{"monthly"}, {}, {}, {}, {}}), List{"carla@oficina.example"});
  EXPECT_EQ(found({"", {}, other_run, {}, {}, {}}), List{"carla@oficina.example"});
  EXPECT_EQ(found({"", {}, {}, {}, Rejected, {}}), List{"bruno@oficina.example"});
  EXPECT_EQ(found({"", {}, {}, {}, {}, at(2002)}), (List{"carla@oficina.example", "Ana@Oficina.example"}));
  EXPECT_EQ(found({"ana@oficina.example", JobId{"weekly"}, run_, at(1000), Planned, at(2001)}),
            List{"Ana@Oficina.example"});
  EXPECT_EQ(found({"' OR 1=1 --", {}, {}, {}, {}, {}}), List{});
}

TEST_P(MessagesTest, AreCountedAsTheyAreFiltered) {
  planned("ana@oficina.example", {Sending, Accepted});
  planned("bruno@oficina.example");
  Message later = a_message(run_, "carla@oficina.example");
  later.occurrence = at(2000);
  messages_.plan(later);
  EXPECT_EQ(messages_.count({}), 3);
  EXPECT_EQ(messages_.count({"", {}, {}, {}, Planned, {}}), 2);
  EXPECT_EQ(messages_.count({"", {}, run_, at(1000), Planned, {}}), 1);
  EXPECT_EQ(found({"", JobId{"weekly"}, {}, at(2000), {}, {}}), List{"carla@oficina.example"});
  EXPECT_EQ(messages_.count({"nobody@oficina.example", {}, {}, {}, {}, {}}), 0);
}

TEST_P(MessagesTest, OpenOnesAreOfOneRunAndNoMoreThanAskedFor) {
  for (const char* to : {"a@x.example", "b@x.example", "c@x.example"}) planned(to);
  messages_.plan(a_message(runs_.claim(a_run(5000)).value(), "d@x.example"));
  EXPECT_EQ(addresses(messages_.open(run_, at(0), 2)), (List{"a@x.example", "b@x.example"}));
  EXPECT_EQ(addresses(messages_.open(run_, at(0), 100)).size(), 3u);
  EXPECT_EQ(addresses(messages_.open({}, at(0), 100)).size(), 4u);
}

TEST_P(MessagesTest, OpenOnesOfALongRunHoldUpNoOther) {
  for (const char* to : {"a1@x.example", "a2@x.example", "a3@x.example"}) planned(to);
  const RunId other = runs_.claim(a_run(5000)).value();
  for (const char* to : {"b1@x.example", "b2@x.example"}) messages_.plan(a_message(other, to));
  EXPECT_EQ(addresses(messages_.open({}, at(0), 3)), (List{"a1@x.example", "b1@x.example", "a2@x.example"}));
}

TEST_P(MessagesTest, OpenOnesOfARunAreItsNodesUntilThatIsDeadOrTheRunIsDone) {
  const auto other = another_node();
  messages_.plan(a_message(RunId{}, "resend@x.example"));
  planned("ana@x.example");
  EXPECT_EQ(addresses(messages_.open({}, at(0), 9)), (List{"resend@x.example", "ana@x.example"}));
  EXPECT_EQ(addresses(other->messages().open({}, at(0), 9)), List{"resend@x.example"});
  EXPECT_EQ(addresses(other->messages().open(run_, at(0), 9)), List{});
  runs_.finished(run_, RunState::Done, "", at(2000));
  EXPECT_EQ(addresses(other->messages().open(run_, at(0), 9)), List{"ana@x.example"});

  const RunId next = runs_.claim(a_run(5000)).value();
  messages_.plan(a_message(next, "bruno@x.example"));
  other->nodes().leave(me_);
  EXPECT_EQ(addresses(other->messages().open(next, at(0), 9)), List{"bruno@x.example"});
}

TEST_P(MessagesTest, OpenAreThosePlannedAndThoseWhoseTimeHasCome) {
  planned("planned@x.example");
  planned("accepted@x.example", {Sending, Accepted});
  planned("deferred@x.example", {Sending, Deferred}, at(4000));
  planned("doubtful@x.example", {Sending, InDoubt}, at(4100));
  planned("waits-for-admin@x.example", {Sending, InDoubt});
  planned("sending@x.example", {Sending});

  EXPECT_EQ(addresses(messages_.open({}, at(3999), 100)), List{"planned@x.example"});
  EXPECT_EQ(addresses(messages_.open({}, at(4100), 100)),
            (List{"planned@x.example", "deferred@x.example", "doubtful@x.example"}));
  EXPECT_EQ(messages_.next_retry(), at(4000));
}

TEST_P(MessagesTest, OnlyWhatIsDeferredOrInDoubtCanBeMadeDue) {
  messages_.set_due(planned("deferred@x.example", {Sending, Deferred}, at(9000)), at(4000));
  messages_.set_due(planned("doubtful@x.example", {Sending, InDoubt}), at(4000));
  messages_.set_due(planned("accepted@x.example", {Sending, Accepted}), at(4000));

  EXPECT_EQ(addresses(messages_.open({}, at(4000), 100)), (List{"deferred@x.example", "doubtful@x.example"}));
}

TEST_P(MessagesTest, WithoutDeferredOnesThereIsNoRetry) {
  planned("ana@oficina.example");
  EXPECT_EQ(messages_.next_retry(), std::nullopt);
}

INSTANTIATE_ON_ALL(MessagesTest);

}  // namespace
}  // namespace boletim

#include <atomic>
#include <thread>

#include "jobs/failure.h"
#include "tests/daemon/store/store_fixture.h"

namespace boletim {
namespace {

using enum MessageState;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// What a node may do that was declared dead, or of which another one is the owner by now.
class FencingTest : public StoreTest {
 protected:
  void bury_me() { other_->nodes().leave(me_); }
  MessageId sending(const std::string& to = "ana@oficina.example") {
    const MessageId id = messages_.plan(a_message(run_, to));
    messages_.set_state(id, {at(3000), Sending, ""});
    return id;
  }
  /// How many of several nodes are told yes when they ask at the same time.
  int winners(const std::function<bool(Store&)>& asks) const {
    constexpr int kNodes = 4;
    std::vector<std::unique_ptr<Store>> nodes;
    for (int i = 0; i < kNodes; ++i) nodes.push_back(another_node("node " + std::to_string(i)));
    std::atomic<int> won = 0;
    std::vector<std::thread> threads;
    for (const auto& node : nodes) threads.emplace_back([&] { won += asks(*node) ? 1 : 0; });
    for (std::thread& thread : threads) thread.join();
    return won;
  }

  const RunId run_ = runs_.claim(a_run()).value();
  const std::unique_ptr<Store> other_ = another_node();
};

TEST_P(FencingTest, ADeadNodeChangesNothingOfItsRun) {
  bury_me();
  const Run before = runs_.get(run_);
  EXPECT_THROW(runs_.sealed(run_), Fenced);
  EXPECT_THROW(runs_.rendered(run_, {{"t.pdf", "trend", "pdf", Sha256{"f"}, 1}}, ""), Fenced);
  EXPECT_THROW(runs_.finished(run_, RunState::Done, "", at(2000)), Fenced);
  EXPECT_THROW(runs_.put_off(run_, "", at(2000), at(2000)), Fenced);
  EXPECT_FALSE(runs_.take_over(run_));
  EXPECT_EQ(runs_.get(run_), before);
}

TEST_P(FencingTest, AnotherNodeChangesNothingOfARunEither) {
  EXPECT_THROW(other_->runs().sealed(run_), Fenced);
  EXPECT_FALSE(other_->runs().take_over(run_));
  EXPECT_THAT(other_->runs().abandoned(), IsEmpty());
  EXPECT_THAT(other_->runs().unfinished(), IsEmpty());
  EXPECT_TRUE(other_->runs().is_running(JobId{"weekly"}));
}

TEST_P(FencingTest, ADeadNodesRunGoesOnWithTheOneThatTookItOver) {
  bury_me();
  ASSERT_THAT(other_->runs().abandoned(), SizeIs(1));
  EXPECT_TRUE(other_->runs().take_over(run_));
  EXPECT_THAT(other_->runs().abandoned(), IsEmpty());
  EXPECT_THAT(other_->runs().unfinished(), SizeIs(1));
  EXPECT_NO_THROW(other_->runs().sealed(run_));
  EXPECT_THROW(runs_.sealed(run_), Fenced);
}

TEST_P(FencingTest, ADeadNodeReopensNoFailedRun) {
  runs_.put_off(run_, "away", at(2000), at(1500));
  bury_me();
  EXPECT_FALSE(runs_.reopened(run_, at(2000)));
  EXPECT_TRUE(other_->runs().reopened(run_, at(2000)));
}

TEST_P(FencingTest, WhatWasClaimedBeforeThereWereNodesIsAbandoned) {
  open_store(settings_)->runs().claim(a_run(5000));
  const std::vector<Run> abandoned = runs_.abandoned();
  ASSERT_THAT(abandoned, SizeIs(1));
  EXPECT_TRUE(runs_.take_over(abandoned.front().id));
}

TEST_P(FencingTest, ADeadNodeChangesNothingOfItsMessages) {
  const MessageId id = sending();
  const MessageId next = messages_.plan(a_message(run_, "bruno@oficina.example"));
  bury_me();
  const Message before = messages_.get(id);
  EXPECT_THROW(messages_.set_state(id, {at(3001), Accepted, "250 ok"}), Fenced);
  EXPECT_THROW(messages_.set_state(next, {at(3001), Sending, ""}), Fenced);
  EXPECT_EQ(messages_.get(id), before);
  EXPECT_EQ(messages_.get(next).state, Planned);
}

TEST_P(FencingTest, WhatADeadNodeWasSendingIsStrandedAndAnothersFromThenOn) {
  const MessageId id = sending();
  EXPECT_THAT(other_->messages().stranded(), IsEmpty());
  EXPECT_THROW(other_->messages().set_state(id, {at(3001), InDoubt, ""}), Fenced);

  bury_me();
  ASSERT_THAT(other_->messages().stranded(), SizeIs(1));
  other_->messages().set_state(id, {at(3002), InDoubt, "its node died"});
  EXPECT_THROW(messages_.set_state(id, {at(3003), Accepted, "250 ok"}), Fenced);
  EXPECT_EQ(messages_.get(id).state, InDoubt);
}

TEST_P(FencingTest, ANodeMaySendWhatItIsSendingWhileItsLeaseRuns) {
  const MessageId id = sending();
  EXPECT_TRUE(messages_.may_send(id));
  EXPECT_FALSE(other_->messages().may_send(id));
  EXPECT_FALSE(open_store(settings_)->messages().may_send(id));
  EXPECT_FALSE(messages_.may_send(messages_.plan(a_message(run_, "bruno@oficina.example"))));

  Connection db(settings_);
  db.execute("UPDATE node SET lease_until = " + db.dialect().now + " - 1", {});
  EXPECT_FALSE(messages_.may_send(id));
  EXPECT_TRUE(nodes_.renew(me_, ""));
  EXPECT_TRUE(messages_.may_send(id));
  bury_me();
  EXPECT_FALSE(messages_.may_send(id));
}

TEST_P(FencingTest, OfSeveralNodesOneClaimsAnOccurrence) {
  EXPECT_EQ(winners([](Store& store) { return store.runs().claim(a_run(9000)).has_value(); }), 1);
}

TEST_P(FencingTest, OfSeveralNodesOneDecidesAnOccurrence) {
  occurrences_.write_ahead({an_occurrence(9000)});
  EXPECT_EQ(winners([](Store& store) {
              return store.occurrences().decide(JobId{"weekly"}, at(9000), OccurrenceState::Started, "",
                                                at(9000));
            }),
            1);
}

TEST_P(FencingTest, OfSeveralNodesOneTakesARunOver) {
  bury_me();
  EXPECT_EQ(winners([&](Store& store) { return store.runs().take_over(run_); }), 1);
}

TEST_P(FencingTest, OfSeveralNodesOneSendsAMessage) {
  const MessageId id = messages_.plan(a_message(run_, "ana@oficina.example"));
  EXPECT_EQ(winners([&](Store& store) {
              try {
                store.messages().set_state(id, {at(3000), Sending, ""});
                return true;
              } catch (const Fenced&) {
                return false;
              }
            }),
            1);
  EXPECT_EQ(messages_.get(id).attempts, 1);
}

INSTANTIATE_ON_ALL(FencingTest);

}  // namespace
}  // namespace boletim

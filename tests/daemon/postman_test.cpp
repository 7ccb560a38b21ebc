#include "daemon/postman.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/memory_world.h"

namespace boletim {
namespace {

using Kind = SendOutcome::Kind;

/// A connection to a state that a test holds.
class Connected : public Store {
 public:
  explicit Connected(MemoryStore& state) : state_(state) {}
  Occurrences& occurrences() override { return state_.occurrences(); }
  Runs& runs() override { return state_.runs(); }
  Snapshots& snapshots() override { return state_.snapshots(); }
  Ledger& ledger() override { return state_.ledger(); }
  Messages& messages() override { return state_.messages(); }
  Nodes& nodes() override { return state_.nodes(); }
  void transaction(const std::function<void()>& work) override { state_.transaction(work); }

 private:
  MemoryStore& state_;
};

class Forwarding : public Mailer {
 public:
  explicit Forwarding(Mailer& mailer) : mailer_(mailer) {}
  SendOutcome send(const Message& message, const GoAhead& go_ahead) override {
    return mailer_.send(message, go_ahead);
  }

 private:
  Mailer& mailer_;
};

/// A state with rendered runs, looked at only while no postman is at work.
struct PostOffice {
  MemoryStore store;
  HandClock clock{"2026-11-16T10:30:00Z"};
  RecordingMailer mailer;
  SilentJournal journal;
  Outages outages;
  std::shared_ptr<const Assembly> assembly = std::make_shared<const Assembly>(Configuration{});

  RunId rendered(const std::string& job, int messages) {
    Run run;
    run.job = {job};
    run.claimed_at = clock.now();
    run.id = store.runs().claim(run).value();
    for (int i = 0; i < messages; ++i) {
      Message message;
      message.job = run.job;
      message.run = run.id;
      message.message_id = job + std::to_string(i);
      message.created_at = clock.now();
      store.messages().plan(message);
    }
    store.runs().rendered(run.id, {}, "");
    return run.id;
  }
  Postman::Ports ports() {
    return {[this] { return assembly; },
            [this] { return std::make_unique<Connected>(store); },
            clock,
            journal,
            outages,
            [this](const Assembly&) { return std::make_unique<Forwarding>(mailer); },
            [] {}};
  }
  /// What those who wait for these runs are told, once all are.
  std::vector<bool> deliver(const std::vector<RunId>& runs) {
    Postman postman(ports(), {});
    std::vector<std::future<bool>> told;
    for (const RunId& run : runs) {
      auto attendance = std::make_shared<std::promise<bool>>();
      told.push_back(attendance->get_future());
      postman.take(run, std::move(attendance));
    }
    std::vector<bool> reached;
    for (std::future<bool>& one : told) reached.push_back(one.get());
    return reached;
  }
};

TEST(Postman, SendsWhatWasRenderedAndEndsTheRun) {
  PostOffice office;
  const RunId run = office.rendered("weekly", 3);

  EXPECT_EQ(office.deliver({run}), std::vector{true});

  EXPECT_EQ(office.mailer.sent.size(), 3U);
  EXPECT_EQ(office.store.runs().get(run).state, RunState::Done);
}

TEST(Postman, EndsARunThatHasNothingToSend) {
  PostOffice office;
  const RunId run = office.rendered("silent", 0);

  EXPECT_EQ(office.deliver({run}), std::vector{true});

  EXPECT_EQ(office.store.runs().get(run).state, RunState::Done);
}

TEST(Postman, ARunWithThousandsOfRecipientsHoldsNoOtherUp) {
  PostOffice office;
  const RunId large = office.rendered("large", 2000), small = office.rendered("small", 5);

  office.deliver({large, small});

  const auto last_small = std::find_if(office.mailer.sent.rbegin(), office.mailer.sent.rend(),
                                       [&](const Message& message) { return message.run == small; });
  EXPECT_LE(office.mailer.sent.rend() - last_small, kBatch);
  EXPECT_EQ(office.mailer.sent.size(), 2005U);
}

TEST(Postman, TellsWhoWaitsThatTheServerIsAwayAndTriesNoOtherMessage) {
  PostOffice office;
  office.mailer.answers = {{Kind::Deferred, 0, "can't connect to the mail server", true}};
  const RunId one = office.rendered("one", 2);

  EXPECT_EQ(office.deliver({one}), std::vector{false});

  EXPECT_EQ(office.mailer.sent.size(), 1U);
  EXPECT_EQ(office.store.runs().get(one).state, RunState::Failed);
  EXPECT_EQ(office.outages.of(kMailServer)->error, "can't connect to the mail server");
}

TEST(Postman, GivesUpWhatIsOverdueWhileTheServerIsAway) {
  PostOffice office;
  const RunId run = office.rendered("late", 3);
  office.mailer.answers = {{Kind::Deferred, 0, "can't connect to the mail server", true}};
  office.clock.set("2026-11-16T20:30:00Z");

  office.deliver({run});

  EXPECT_EQ(office.mailer.sent.size(), 1U);
  MessageFilter rejected;
  rejected.state = MessageState::Rejected;
  EXPECT_EQ(office.store.messages().count(rejected), 3);
}

TEST(Postman, SendsNothingFromACopyAndLeavesWhoWaitsWhenItEnds) {
  PostOffice office;
  office.store.nodes().set_home("the other machine", "admin", office.clock.now());
  const RunId run = office.rendered("copied", 1);
  auto attendance = std::make_shared<std::promise<bool>>();
  std::future<bool> told = attendance->get_future();
  {
    Postman postman(office.ports(), {});
    postman.take(run, std::move(attendance));
  }

  EXPECT_THROW(told.get(), std::future_error);
  EXPECT_TRUE(office.mailer.sent.empty());
}

}  // namespace
}  // namespace boletim

#include "daemon/membership.h"

#include <future>

#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/support/memory_store.h"

namespace boletim {
namespace {

using namespace std::chrono_literals;

/// A state whose nodes are watched; several threads may open it.
class WatchedState {
 public:
  std::atomic<bool> away{false};
  std::atomic<bool> is_dead{false};
  std::atomic<int> renewals{0}, entered{0}, left{0};
  std::string configuration;  ///< that was renewed with last

  StateLink::Open open() {
    return [this]() -> std::unique_ptr<Store> {
      if (away) count(configuration), throw Unreachable("the state is away");
      return std::make_unique<View>(*this);
    };
  }
  /// Tries that failed as well.
  void wait_for_renewals(int count) {
    std::unique_lock lock(mutex_);
    renewed_.wait(lock, [&] { return renewals >= count; });
  }

 private:
  class WatchedNodes : public MemoryNodes {
   public:
    explicit WatchedNodes(WatchedState& state) : state_(state) {}
    NodeId enter(const std::string&, const std::string&) override {
      ++state_.entered;
      return NodeId{"7"};
    }
    bool renew(const NodeId&, const std::string& configuration) override {
      state_.count(configuration);
      if (state_.away) throw Unreachable("the state went away");
      return !state_.is_dead;
    }
    void leave(const NodeId&) override { ++state_.left; }

   private:
    WatchedState& state_;
  };
  struct View : MemoryStore {
    explicit View(WatchedState& state) : nodes_(state) {}
    MemoryNodes& nodes() override { return nodes_; }
    WatchedNodes nodes_;
  };
  void count(const std::string& with) {
    const std::lock_guard lock(mutex_);
    ++renewals;
    configuration = with;
    renewed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable renewed_;
};

struct Member {
  WatchedState state;
  SilentJournal journal;
  Membership membership;
  explicit Member(std::optional<std::chrono::milliseconds> lease)
      : membership(state.open(), "host:/var/lib/boletim", "digest", lease, journal) {}
};

void wait_for(const std::stop_token& stop) {
  std::promise<void> stopped;
  const std::stop_callback on_stop(stop, [&] { stopped.set_value(); });
  stopped.get_future().wait();
}

TEST(Membership, EntersAndLeaves) {
  WatchedState state;
  SilentJournal journal;
  {
    const Membership membership(state.open(), "host:/var/lib/boletim", "digest", std::nullopt, journal);
    EXPECT_EQ(membership.id(), NodeId{"7"});
    EXPECT_EQ(state.left, 0);
  }
  EXPECT_EQ(state.entered, 1);
  EXPECT_EQ(state.left, 1);
}

TEST(Membership, RenewsItsLeaseAgainAndAgain) {
  Member member(3ms);

  member.state.wait_for_renewals(3);

  EXPECT_FALSE(member.membership.lost().stop_requested());
}

TEST(Membership, IsLostWhenOthersDeclareItDead) {
  Member member(3ms);
  member.state.is_dead = true;

  wait_for(member.membership.lost());
}

TEST(Membership, GoesOnWhenAStateThatWasAwayIsBack) {
  Member member(3ms);
  member.state.away = true;
  member.state.wait_for_renewals(member.state.renewals + 1);

  member.state.away = false;
  member.state.wait_for_renewals(member.state.renewals + 2);

  EXPECT_FALSE(member.membership.lost().stop_requested());
}

TEST(Membership, SaysAtOnceWhatItRunsByAfterAReload) {
  Member forever(std::nullopt), leased(1h);

  forever.membership.runs_by("new");
  leased.membership.runs_by("new");
  leased.state.wait_for_renewals(1);

  EXPECT_EQ(forever.state.configuration, "new");
  EXPECT_EQ(leased.state.configuration, "new");
}

}  // namespace
}  // namespace boletim

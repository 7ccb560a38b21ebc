#include "daemon/membership.h"

#include <algorithm>
#include <array>

#include <unistd.h>

#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr std::chrono::milliseconds kTryAgain{2000};  // when the state is away
constexpr int kRenewals = 3;                          // in the time of one lease

}  // namespace

std::string node_name(const std::string& state_dir) {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host.front() = '?';
  return std::string(host.data()) + ":" + state_dir;
}

std::optional<std::chrono::milliseconds> lease_of(const StateSettings& state) {
  if (!state.file.empty()) return {};
  return state.lease;
}

Membership::Membership(StateLink::Open open, std::string name, std::string configuration,
                       std::optional<std::chrono::milliseconds> lease, const Journal& journal)
    : link_(std::move(open)), journal_(journal), configuration_(std::move(configuration)) {
  link_.use([&](Store& store) { id_ = store.nodes().enter(name, configuration_); });
  if (!lease) return;
  renewing_ =
      std::jthread([this, lease = *lease](const std::stop_token& leaving) { keep_renewing(leaving, lease); });
}

Membership::~Membership() {
  renewing_.request_stop();
  if (renewing_.joinable()) renewing_.join();
  try {
    link_.use([&](Store& store) { store.nodes().leave(id_); });
  } catch (const std::exception& error) {
    journal_.log(Level::Warning, std::string("left without a word to the other nodes: ") + error.what());
  }
}

void Membership::runs_by(const std::string& configuration) {
  {
    const std::lock_guard lock(mutex_);
    configuration_ = configuration;
    is_changed_ = true;
  }
  if (!renewing_.joinable()) renew();
  changed_.notify_all();
}

void Membership::keep_renewing(const std::stop_token& leaving, std::chrono::milliseconds lease) {
  const std::chrono::milliseconds pause = lease / kRenewals;
  bool renewed = true;
  while (!leaving.stop_requested() && !lost_.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, leaving, renewed ? pause : std::min(pause, kTryAgain),
                        [this] { return is_changed_; });
      is_changed_ = false;
    }
    if (!leaving.stop_requested()) renewed = renew();
  }
}

bool Membership::renew() {
  std::string configuration;
  {
    const std::lock_guard lock(mutex_);
    configuration = configuration_;
  }
  try {
    bool alive = true;
    link_.use([&](Store& store) { alive = store.nodes().renew(id_, configuration); });
    if (is_away_) journal_.log(Level::Notice, "the state is back");
    is_away_ = false;
    if (alive) return true;
    journal_.log(Level::Error, "this node was silent for longer than its lease: others have its work");
    lost_.request_stop();
    return true;
  } catch (const std::exception& error) {
    if (!is_away_) journal_.log(Level::Warning, std::string("the lease can't be renewed: ") + error.what());
    is_away_ = true;
    return false;
  }
}

}  // namespace boletim

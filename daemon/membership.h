#pragma once
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "config/configuration.h"
#include "daemon/service/journal.h"
#include "daemon/state_link.h"

namespace boletim {

/// "HOST:STATE_DIR": at most one process of a name lives, as the directory's lock says.
std::string node_name(const std::string& state_dir);

/// Nothing on SQLite: one machine's lock says there who lives.
std::optional<std::chrono::milliseconds> lease_of(const StateSettings& state);

/// A process's place among those that work on a state. It is to hold the lock of its own state directory
/// while this lives. Safe from several threads.
class Membership {
 public:
  /// Enters as a new node; what an earlier process of that name left may be taken over from now on. `lease`:
  /// renewed each third of it, by a thread and a connection of its own; nothing = it lasts for ever.
  /// `configuration`: digest of what the node runs by. Throws what opening the state throws.
  Membership(StateLink::Open open, std::string name, std::string configuration,
             std::optional<std::chrono::milliseconds> lease, const Journal& journal);
  /// Leaves, if the state can be reached.
  ~Membership();

  const NodeId& id() const { return id_; }
  /// Asked for when others declared this node dead, as it was silent for longer than its lease: they have its
  /// work by now, and the process must end.
  std::stop_token lost() const { return lost_.get_token(); }
  /// After a reload.
  void runs_by(const std::string& configuration);

 private:
  void keep_renewing(const std::stop_token& leaving, std::chrono::milliseconds lease);
  /// False if the state is away.
  bool renew();

  StateLink link_;  ///< of the renewing thread, once it runs
  const Journal& journal_;
  NodeId id_;
  std::stop_source lost_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::string configuration_;
  bool is_changed_ = false;
  bool is_away_ = false;
  std::jthread renewing_;
};

}  // namespace boletim

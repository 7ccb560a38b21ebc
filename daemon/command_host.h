#pragma once
#include <memory>
#include <optional>

#include "daemon/host.h"
#include "daemon/membership.h"
#include "daemon/post.h"
#include "daemon/store/state_lock.h"

namespace boletim {

/// The process of a command that no daemon carries out: what it changes, it changes itself, as a node of its
/// own.
class CommandHost {
 public:
  /// `changes`: takes the lock of the state directory and enters the state; else it only looks. Throws
  /// Failure if another process holds the lock for long.
  CommandHost(Configuration configuration, const Clock& clock, bool changes);
  Host host();
  /// Throws Failure if other nodes declared this one dead meanwhile: that is why its work was parked.
  void check_membership() const;

 private:
  RunOutcome carry_out(const Job& job, const Clock& at, const std::function<Run()>& claim);
  bool send(const std::vector<RunId>& runs);

  const Clock& clock_;
  const SilentJournal silent_;
  std::unique_ptr<StateLock> lock_;
  std::optional<Membership> membership_;
  std::shared_ptr<const Assembly> assembly_;
  StateLink state_;
  Post post_;
  Outages outages_;
};

}  // namespace boletim

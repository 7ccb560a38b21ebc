#pragma once
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "daemon/assembly.h"
#include "daemon/facts.h"
#include "daemon/runner.h"
#include "jobs/clock.h"

namespace boletim {

/// What a command needs of the process that runs it: in the daemon its own parts, in `boletim` parts made for
/// it.
struct Host {
  std::shared_ptr<const Assembly> assembly;
  const Clock& clock;
  std::stop_token stop;  ///< asked for: what runs is parked

  /// Carries out the run that `claim` claims, mails included, and waits for their outcomes. `at`: the time
  /// that it sees. Throws what `claim` throws, or Parked.
  std::function<RunOutcome(const Job& job, const Clock& at, const std::function<Run()>& claim)> carry_out;
  /// Sends what is open of these runs and waits for the outcomes. False if the mail server could not be
  /// reached.
  std::function<bool(const std::vector<RunId>& runs)> send;

  // Empty where there is no daemon:
  std::function<std::string()> reload = {};  ///< "" or why the old configuration stays
  std::function<void()> look = {};           ///< a command changed what is due
  std::function<DaemonFacts()> daemon = {};
};

}  // namespace boletim

#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "daemon/clock_watch.h"
#include "daemon/crew.h"
#include "daemon/host.h"
#include "daemon/membership.h"
#include "jobs/job_index.h"

namespace boletim {

/// What a daemon has to do, and who does it: looks at what is due, takes over what others left, has the crew
/// carry it out; changes the configuration; answers commands. look() and reload() are one thread's, the rest
/// may be called by any.
class Dispatch {
 public:
  /// `on_change`: called by any thread when there may be something due before the next look.
  Dispatch(std::shared_ptr<const Assembly> assembly, Membership& membership, const Clock& clock,
           const Journal& journal, std::function<void()> on_change, std::stop_source stop);

  /// Starts what is due; how long until the next look. A state that is away is waited for.
  std::chrono::milliseconds look();
  /// Checks the configuration beside the present one and swaps it whole; "" or why the old one stays.
  std::string reload();
  /// What commands get; `reload`: how they ask for one.
  Host host(std::function<std::string()> reload);
  std::string summary() const;  ///< "3 jobs"
  /// Asks for `stop` and returns when the crew has come to a safe place.
  void end() { crew_.end(); }

 private:
  std::shared_ptr<const Assembly> assembly() const;
  DaemonFacts facts() const;

  bool is_guarded() const;
  std::chrono::milliseconds look_at(Store& store, Instant now);
  void settle_in(Store& store, Instant now);
  void notice_clock(Instant now);
  void keep_house(Store& store, Instant now);
  void take_over(Store& store, Instant now);
  std::optional<Instant> start_due(Store& store, Instant now);
  void start(const Run& run, Store& store, Instant now);

  RunOutcome carry_out(const std::shared_ptr<const Assembly>& assembly, const Job& job, const Clock& at,
                       const std::function<Run()>& claim);
  bool send(const std::vector<RunId>& runs);

  Membership& membership_;
  const Clock& clock_;
  const Journal& journal_;
  const std::function<void()> on_change_;
  const std::stop_source stop_;
  const Instant since_;
  ClockWatch clock_watch_;

  mutable std::mutex mutex_;  ///< of the next three
  std::shared_ptr<const Assembly> assembly_;
  std::string guard_;
  std::optional<Outage> state_outage_;

  std::mutex claiming_;  ///< held from a claim until the crew has the run: else it would look abandoned
  StateLink state_;
  std::unique_ptr<JobIndex> jobs_;  ///< of the present assembly
  bool is_settled_in_ = false;      ///< the fires of the present configuration are written ahead
  bool was_set_back_ = false;
  std::optional<std::chrono::steady_clock::time_point> house_kept_;
  Crew crew_;
};

}  // namespace boletim

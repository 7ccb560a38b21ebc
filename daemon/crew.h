#pragma once
#include <functional>
#include <memory>
#include <stop_token>

#include "daemon/postman.h"
#include "daemon/roster.h"
#include "daemon/runner.h"

namespace boletim {

/// Those who do a daemon's work: workers, each on one run up to its messages, and the one postman. Safe from
/// several threads.
class Crew {
 public:
  struct Ports {
    std::function<std::shared_ptr<const Assembly>()> assembly;  ///< the present one
    const Clock& clock;
    const Journal& journal;
    std::function<void()> on_ended;  ///< called when runs have ended or were put off
  };

  Crew(Ports ports, std::stop_source stop);
  ~Crew() { end(); }

  /// Goes on with a run at the step that is done, by `assembly`, of which `job` is; `at`: the time that the
  /// run sees, which must live until `attendance` (may be none) is told. False if it is at work already, or
  /// too much waits.
  bool start(std::shared_ptr<const Assembly> assembly, const Job& job, const Run& run, const Clock& at,
             Attendance attendance);
  /// While it lives, what is started waits, and what waits for one registry will share a pass.
  Roster::Gathering gather() { return Roster::Gathering(roster_); }
  /// Sends what is open of a run; see Postman.
  void send(const RunId& run, Attendance attendance) { postman_.take(run, std::move(attendance)); }
  void wake_postman() { postman_.wake(); }
  bool holds(const RunId& run) const { return roster_.holds(run) || postman_.holds(run); }
  Outages& outages() { return outages_; }
  const Outages& outages() const { return outages_; }
  std::map<SourceId, SourceFacts> sources() const { return roster_.sources(); }
  /// Asks for `stop` and returns when all have come to a safe place.
  void end();

 private:
  void work(const Assembly& assembly, const Job& job, const Run& run, const Clock& at, Attendance attendance);

  const Ports ports_;
  std::stop_source stop_;
  Outages outages_;
  Postman postman_;
  Roster roster_;
};

}  // namespace boletim

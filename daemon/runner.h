#pragma once
#include <stop_token>
#include <vector>

#include "daemon/assembly.h"
#include "daemon/outages.h"
#include "daemon/service/journal.h"
#include "jobs/clock.h"
#include "jobs/run_job.h"

namespace boletim {

/// Says how a run ended, or that it was put off.
void log_end(const Run& run, const Journal& journal);

/// How a run ended, for whoever asked for it.
struct RunOutcome {
  Run run;
  std::vector<Message> messages;
  bool unreachable = false;  ///< the source or the mail server can't be reached
};

/// What an outage of it is kept under.
std::string name_of(const SourceId& source);

RunOutcome outcome_of(const RunId& run, Store& store, bool reached);

/// Where a run stands after an attempt.
enum class Prepared {
  Rendered,     ///< its messages are to be sent now
  Ended,        ///< or put off, or another node's
  Unreachable,  ///< the same, as its source could not be reached
  Parked,       ///< the process stops; it goes on at the next start
};

/// Carries runs up to their messages, in the thread that calls. Throws nothing: a failed run is an outcome.
/// What can't be stored stays as the state shows it, to be taken up again.
class Runner {
 public:
  /// `tries_again`: a run that fails for a passing reason is put off, not ended.
  Runner(const Assembly& assembly, const Journal& journal, Outages& outages, bool tries_again);

  /// From the step that the store shows as done to "rendered", within the job's `run_within`. `at`: the time
  /// that the run sees.
  Prepared prepare(const Job& job, const Run& run, const Clock& at, const std::stop_token& stop,
                   const Sharing& sharing = {});

 private:
  Prepared attempt(const Job& job, const Run& run, Store& store, const Clock& at, const std::stop_token& stop,
                   const Sharing& sharing);
  void source_answered(const Run& run);
  RunPorts ports(Store& store, const Clock& at, const std::stop_token& stop) const;

  const Assembly& assembly_;
  const Journal& journal_;
  Outages& outages_;
  const bool tries_again_;
};

}  // namespace boletim

#pragma once
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "daemon/assembly.h"
#include "daemon/post.h"
#include "jobs/run_job.h"
#include "jobs/schedule/occurrence.h"

namespace boletim {

/// How a run ended, for whoever asked for it.
struct RunOutcome {
  Run run;
  std::vector<Message> messages;
  bool unreachable = false;  ///< the source or the mail server can't be reached
};

/// Claims and carries out runs, in the thread that calls. Throws nothing but Parked: a failed run is an
/// outcome.
class Runner {
 public:
  Runner(const Assembly& assembly, Post& post, const Clock& clock, std::stop_token stop);

  /// `to`: this address instead of the job's recipients; blank = them.
  /// Nothing if somebody claimed that occurrence before.
  static std::optional<Run> claim(Store& store, const Job& job, const Occurrence& occurrence,
                                  const std::string& to, Instant now);
  /// A run that uses up no occurrence; of the last whole period.
  static Run claim_manual(Store& store, const Job& job, const std::string& to, Instant now);

  /// From the step that the store shows as done to the end.
  RunOutcome carry_out(const Job& job, const Run& run);

 private:
  RunPorts ports(Store& store);
  const Assembly& assembly_;
  Post& post_;
  const Clock& clock_;
  std::stop_token stop_;
};

}  // namespace boletim

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

/// Carries out runs, in the thread that calls. Throws nothing but Parked: a failed run is an
/// outcome.
class Runner {
 public:
  Runner(const Assembly& assembly, Post& post, const Clock& clock, std::stop_token stop);

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

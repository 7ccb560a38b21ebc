#pragma once
#include <optional>
#include <string>

#include "jobs/job.h"
#include "jobs/store.h"

namespace boletim {

/// What has become of the run that a fire waits for (`after: JOB`).
struct Predecessor {
  enum class State { Done, Waiting, Lost };
  State state = State::Done;
  std::string why;  ///< it is waited for, or is lost
  std::optional<Instant>
      until;  ///< it is waited for no longer than that; nothing = it ends by its own limits
  bool operator==(const Predecessor&) const = default;
};

/// What the state shows of it: of the predecessor's occurrences of the same period the one that came before
/// `fire`, or else the next one to come.
struct PredecessorTrace {
  std::optional<OccurrenceRecord> record;
  std::optional<Run> run;     ///< of `record`
  std::optional<Run> newest;  ///< of the period
};
PredecessorTrace trace(const JobId& predecessor, const Occurrence& fire, Store& store);

/// Pure. An empty registry counts as done. A predecessor that was paused, or has nothing planned for the
/// period, is waited for as long as the job would go on trying (`retry`).
Predecessor judge(const Job& job, const OccurrenceRecord& fire, const PredecessorTrace& trace, Instant now);

}  // namespace boletim

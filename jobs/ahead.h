#pragma once
#include <optional>
#include <vector>

#include "jobs/job.h"
#include "jobs/occurrences.h"

namespace boletim {

/// The fingerprint of a job that is disabled or no longer configured.
inline constexpr const char* kAway = "away";

/// What is to be written so that a job has its fires up to `now`, and the next one, in the state.
struct Ahead {
  bool withdraw = false;  ///< first what is planned after `now` goes: the timetable says otherwise
  std::vector<OccurrenceRecord> records;  ///< the next one last, if there is one
  JobWatch watch;                         ///< as it is after that
  bool operator==(const Ahead&) const = default;
};

/// Pure. `known`: the job's watch, nothing if it was never seen.
///
/// Fires between `written_until` and `now` were missed and are owed, unless the timetable was edited
/// meanwhile. Where what is planned next is not what the timetable says now (it was edited, the clock was set
/// back, the zone has new rules), it is withdrawn and written anew; what was decided stays decided.
Ahead ahead(const Job& job, const std::optional<JobWatch>& known, Instant now);

/// The record of a fire that is to come.
OccurrenceRecord planned(const Job& job, Occurrence occurrence);

}  // namespace boletim

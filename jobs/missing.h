#pragma once
#include <span>
#include <vector>

#include "jobs/job.h"
#include "jobs/occurrences.h"

namespace boletim {

/// The fires in (from, until] that the timetable says and that have no record: a fault of the scheduler, or
/// of a daemon that does not run. `records`: those of this job from then, in any order. Fires before
/// `watch.complete_from` are owed to nobody; those of the last moments may still be on their way. The soonest
/// kMostMissed at most.
std::vector<Instant> missing_fires(const Job& job, const JobWatch& watch, Instant from, Instant until,
                                   std::span<const OccurrenceRecord> records);

}  // namespace boletim

#pragma once
#include <vector>

#include "jobs/ahead.h"
#include "jobs/store.h"

namespace boletim {

/// A job's watch, and its planned fires that may start, soonest first.
struct CaughtUp {
  JobWatch watch;
  std::vector<OccurrenceRecord> due;
};

/// Takes the job for this node until the transaction ends, and writes its fires up to `now` and its next one.
/// To be called first in a transaction. Nothing that is due is older than `since`.
CaughtUp catch_up(const Job& job, Instant since, Store& store, Instant now);

/// Where the clock was ahead once, the next fire may have been decided then: plans the first one that was
/// not, and moves the watch, which the caller stores. `records`: those of the job after `now`, and maybe
/// older ones. False if there was nothing to do.
bool keep_one_planned(const Job& job, const std::vector<OccurrenceRecord>& records, Instant now,
                      JobWatch& watch, Occurrences& occurrences);

}  // namespace boletim

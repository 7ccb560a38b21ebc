#pragma once
#include <optional>
#include <vector>

#include "jobs/schedule/period.h"
#include "jobs/schedule/schedule.h"

namespace boletim {

/// One planned fire of one job. The pair (job, at) is unique in the store for ever:
/// it is what a node claims, what a mail's Message-ID is made from, and what "missed" means.
struct Occurrence {
  JobId job;
  Instant at;     ///< when it was due, after moving for holidays; never when it really ran
  Period period;  ///< what it reports on: the last whole period ended at or before `at`
  bool operator==(const Occurrence&) const = default;
};

/// Why a fire is not where its rule alone would put it.
enum class Moved { No, Gap, Overlap, Holiday };

/// An occurrence with its story, for `plan`.
struct PlannedFire {
  Occurrence occurrence;
  Moved moved = Moved::No;
  std::optional<Instant> moved_from;  ///< where it would have been: a holiday's instant, or the wall time
                                      ///< read with the offset from before the gap
  bool operator==(const PlannedFire&) const = default;
};

/// The next `count` occurrences strictly after `after`, soonest first; fewer if `until` ends them.
/// Pure: equal arguments give equal answers on every machine with the same zone database.
std::vector<Occurrence> next_occurrences(const Timetable& timetable, Instant after, int count);
std::vector<PlannedFire> plan(const Timetable& timetable, Instant after, int count);

}  // namespace boletim

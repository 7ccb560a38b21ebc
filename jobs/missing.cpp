#include "jobs/missing.h"

#include <algorithm>
#include <set>

#include "jobs/decision.h"
#include "jobs/schedule/fires.h"
#include "jobs/schedule/jitter.h"
#include "jobs/schedule/tick.h"

namespace boletim {

std::vector<Instant> missing_fires(const Job& job, const JobWatch& watch, Instant from, Instant until,
                                   std::span<const OccurrenceRecord> records) {
  std::set<Instant> recorded;
  for (const OccurrenceRecord& record : records) recorded.insert(record.occurrence.at);
  // A fire is looked at when it starts, and the one after it is written then.
  const Instant expected = until - jitter_share(job.id, job.jitter) - kOnTime;
  std::vector<Instant> missing;
  Fires fires(job.timetable, std::max(from, watch.complete_from));
  for (auto fire = fires.next(); fire && fire->at <= expected; fire = fires.next()) {
    if (std::ssize(missing) == kMostMissed) break;
    if (!recorded.contains(fire->at)) missing.push_back(fire->at);
  }
  return missing;
}

}  // namespace boletim

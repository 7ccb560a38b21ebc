#include "jobs/catch_up.h"

#include <algorithm>

#include "jobs/schedule/instant.h"

namespace boletim {

std::optional<Occurrence> keep_one_planned(const Job& job, const std::vector<OccurrenceRecord>& records,
                                           Occurrences& occurrences, Instant now) {
  const auto is_planned_ahead = [&](const OccurrenceRecord& record) {
    return record.occurrence.at > now && record.state == OccurrenceState::Planned;
  };
  if (std::any_of(records.begin(), records.end(), is_planned_ahead)) return {};
  for (Instant after = now;;) {
    const std::vector<Occurrence> next = next_occurrences(job.timetable, after, 1);
    if (next.empty()) return {};
    after = next.front().at;
    const auto has_it = [&](const OccurrenceRecord& record) { return record.occurrence.at == after; };
    if (std::any_of(records.begin(), records.end(), has_it)) continue;
    occurrences.write_ahead({planned(job, next.front())});
    return next.front();
  }
}

CaughtUp catch_up(const Job& job, Instant since, Store& store, Instant now) {
  Occurrences& occurrences = store.occurrences();
  const std::optional<JobWatch> known = occurrences.lock(job.id);
  Ahead ahead = boletim::ahead(job, known, now);
  if (ahead.withdraw) occurrences.withdraw(job.id, now);
  if (!ahead.records.empty()) occurrences.write_ahead(ahead.records);
  std::vector<OccurrenceRecord> records = occurrences.list(job.id, since, kLastInstant);
  if (const auto next = keep_one_planned(job, records, occurrences, now))
    ahead.watch.written_until = next->at;
  if (ahead.watch != known) {
    std::map<JobId, JobWatch> changed;
    changed.emplace(job.id, ahead.watch);
    occurrences.set_watches(changed);
  }
  std::erase_if(records, [&](const OccurrenceRecord& record) {
    return record.state != OccurrenceState::Planned || record.start_at > now;
  });
  return {std::move(ahead.watch), std::move(records)};
}

}  // namespace boletim

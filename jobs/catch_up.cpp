#include "jobs/catch_up.h"

#include <algorithm>

#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

/// The next fire after `now` that has no record, if none of `records` is planned.
std::optional<Occurrence> unplanned(const Job& job, const std::vector<OccurrenceRecord>& records,
                                    Instant now) {
  const auto is_planned_ahead = [&](const OccurrenceRecord& record) {
    return record.occurrence.at > now && record.state == OccurrenceState::Planned;
  };
  if (std::any_of(records.begin(), records.end(), is_planned_ahead)) return {};
  for (Instant after = now;;) {
    std::vector<Occurrence> next = next_occurrences(job.timetable, after, 1);
    if (next.empty()) return {};
    after = next.front().at;
    const auto is_it = [&](const OccurrenceRecord& record) { return record.occurrence.at == after; };
    if (std::none_of(records.begin(), records.end(), is_it)) return std::move(next.front());
  }
}

}  // namespace

bool keep_one_planned(const Job& job, const std::vector<OccurrenceRecord>& records, Instant now,
                      JobWatch& watch, Occurrences& occurrences) {
  const std::optional<Occurrence> next = unplanned(job, records, now);
  if (!next) return false;
  occurrences.write_ahead({planned(job, *next)});
  watch.written_until = next->at;
  return true;
}

CaughtUp catch_up(const Job& job, Instant since, Store& store, Instant now) {
  Occurrences& occurrences = store.occurrences();
  const std::optional<JobWatch> known = occurrences.lock(job.id);
  auto [withdraw, ahead, watch] = boletim::ahead(job, known, now);
  if (withdraw) occurrences.withdraw(job.id, now);
  if (!ahead.empty()) occurrences.write_ahead(ahead);
  std::vector<OccurrenceRecord> records = occurrences.list(job.id, since, kLastInstant);
  keep_one_planned(job, records, now, watch, occurrences);
  if (watch != known) {
    std::map<JobId, JobWatch> changed;
    changed.emplace(job.id, watch);
    occurrences.set_watches(changed);
  }
  std::erase_if(records, [&](const OccurrenceRecord& record) {
    return record.state != OccurrenceState::Planned || record.start_at > now;
  });
  return {std::move(watch), std::move(records)};
}

}  // namespace boletim

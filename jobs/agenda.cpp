#include "jobs/agenda.h"

#include <algorithm>
#include <map>

#include "jobs/claim.h"
#include "jobs/schedule/tick.h"

namespace boletim {
namespace {

OccurrenceRecord planned(const Occurrence& occurrence) {
  OccurrenceRecord record;
  record.occurrence = occurrence;
  record.start_at = occurrence.at;
  return record;
}

/// The fires of a job up to `now` that have no record yet, and the next one; moves its watch on.
std::vector<OccurrenceRecord> fires_to_write(const Job& job, JobWatch& watch, Instant now) {
  std::vector<OccurrenceRecord> records;
  const Watched watched[] = {{job.timetable, watch.written_until}};
  for (const Occurrence& occurrence : tick(watched, now).due) records.push_back(planned(occurrence));
  const std::vector<Occurrence> next = next_occurrences(job.timetable, std::max(now, watch.written_until), 1);
  watch.written_until = std::max(watch.written_until, now);
  if (next.empty()) return records;
  records.push_back(planned(next.front()));
  watch.written_until = next.front().at;
  return records;
}

/// Why a due fire is not run; blank = it is.
std::string why_not(const Job& job, const OccurrenceRecord& record, bool is_latest, Instant now) {
  if (job.misfire == Misfire::All) return "";
  if (!is_latest)
    return "a later fire was due before it could start (misfire: " + std::string(name_of(job.misfire)) + ")";
  if (job.misfire == Misfire::Skip && now - record.start_at > kOnTime) return "it was missed (misfire: skip)";
  return "";
}

void decide(const Job& job, const std::vector<OccurrenceRecord>& due, Store& store, Instant now,
            Agenda& agenda) {
  for (const OccurrenceRecord& record : due) {
    const std::string why = why_not(job, record, &record == &due.back(), now);
    const OccurrenceState state = why.empty() ? OccurrenceState::Started : OccurrenceState::Skipped;
    if (!store.occurrences().decide(job.id, record.occurrence.at, state, why, now)) continue;
    if (!why.empty()) {
      agenda.skipped.push_back(record);
      agenda.skipped.back().why = why;
    } else if (auto run = claim(store.runs(), job, record.occurrence, "", now)) {
      agenda.started.push_back(*run);
    }
  }
}

}  // namespace

void write_ahead(std::span<const Job> jobs, Store& store, Instant now) {
  std::map<JobId, JobWatch> watches = store.occurrences().watches();
  std::map<JobId, JobWatch> changed;
  std::vector<OccurrenceRecord> records;
  for (const Job& job : jobs) {
    if (!job.enabled) continue;
    const auto known = watches.find(job.id);
    JobWatch watch = known == watches.end() ? JobWatch{now, "", "", false, "", {}, {}} : known->second;
    const std::vector<OccurrenceRecord> mine = fires_to_write(job, watch, now);
    records.insert(records.end(), mine.begin(), mine.end());
    changed.insert_or_assign(job.id, watch);
  }
  store.transaction([&] {
    store.occurrences().write_ahead(records);
    store.occurrences().set_watches(changed);
  });
}

Agenda look(std::span<const Job> jobs, Store& store, Instant now) {
  Agenda agenda;
  std::map<JobId, std::vector<OccurrenceRecord>> due;
  for (const OccurrenceRecord& record : store.occurrences().due(now)) due[record.occurrence.job];
  for (const Job& job : jobs) {
    if (!due.contains(job.id)) continue;
    store.transaction([&] {
      JobWatch watch = store.occurrences().watch(job.id).value();
      store.occurrences().write_ahead(fires_to_write(job, watch, now));
      store.occurrences().set_watches({{job.id, watch}});
      std::vector<OccurrenceRecord> mine;
      for (const OccurrenceRecord& record : store.occurrences().due(now))
        if (record.occurrence.job == job.id) mine.push_back(record);
      decide(job, mine, store, now, agenda);
    });
  }
  agenda.wake = store.occurrences().next_start(now);
  return agenda;
}

}  // namespace boletim

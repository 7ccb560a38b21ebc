#include "jobs/pause.h"

#include <algorithm>

#include "jobs/catch_up.h"

namespace boletim {
namespace {

/// Blank for one that is to run.
std::string why_skipped(Misfire missed, bool is_latest) {
  if (missed == Misfire::Skip) return "it came due while the job was paused (resumed with: skip)";
  if (missed == Misfire::Once && !is_latest)
    return "a later fire came due while the job was paused (resumed with: once)";
  return "";
}

/// What came due in the pause: recorded as paused, or not yet looked at.
std::vector<OccurrenceRecord> undecided(const Job& job, Store& store, Instant now) {
  Occurrences& occurrences = store.occurrences();
  std::vector<OccurrenceRecord> records = occurrences.paused(job.id);
  Instant since = now;
  for (const OccurrenceRecord& record : occurrences.due(now))
    if (record.occurrence.job == job.id) since = std::min(since, record.occurrence.at);
  if (job.enabled)
    for (OccurrenceRecord& record : catch_up(job, since, store, now).due)
      records.push_back(std::move(record));
  std::sort(records.begin(), records.end(), [](const OccurrenceRecord& a, const OccurrenceRecord& b) {
    return a.occurrence.at < b.occurrence.at;
  });
  return records;
}

}  // namespace

PauseAnswer pause(Store& store, const Job& job, const std::string& by, std::optional<Misfire> missed,
                  Instant now) {
  PauseAnswer answer{false, by, now, missed};
  store.transaction([&] {
    JobWatch watch;
    watch.written_until = watch.complete_from = now;
    if (const auto known = store.occurrences().lock(job.id)) watch = *known;
    if (watch.paused) {
      answer = {true, watch.paused_by, watch.paused_at.value_or(now), watch.missed};
      return;
    }
    watch.paused = true;
    watch.paused_by = by;
    watch.paused_at = now;
    watch.missed = missed;
    store.occurrences().set_pause(job.id, watch);
  });
  return answer;
}

ResumeAnswer resume(Store& store, const Job& job, Misfire missed, Instant now) {
  ResumeAnswer answer;
  store.transaction([&] {
    Occurrences& occurrences = store.occurrences();
    const std::optional<JobWatch> watch = occurrences.lock(job.id);
    if (!watch || !watch->paused) return;
    answer.was_paused = true;
    const std::vector<OccurrenceRecord> records = undecided(job, store, now);
    for (const OccurrenceRecord& record : records) {
      const std::string skipped = why_skipped(missed, &record == &records.back());
      OccurrenceRecord decided = record;
      decided.state = skipped.empty() ? OccurrenceState::Planned : OccurrenceState::Skipped;
      decided.why = skipped.empty() ? "it came due while the job was paused, and waits its turn" : skipped;
      decided.decided_at = now;
      occurrences.decide(job.id, record.occurrence.at, decided.state, decided.why, now);
      (skipped.empty() ? answer.to_run : answer.skipped).push_back(std::move(decided));
    }
    occurrences.set_pause(job.id, JobWatch{});
  });
  return answer;
}

}  // namespace boletim

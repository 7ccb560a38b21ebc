#include "jobs/ahead.h"

#include <fmt/format.h>

#include "jobs/schedule/fingerprint.h"
#include "jobs/schedule/instant.h"
#include "jobs/schedule/jitter.h"
#include "jobs/schedule/tick.h"

namespace boletim {
namespace {

/// The timetable's fingerprint, and the jitter: only the former decides what is owed.
std::string stamp_of(const Job& job) {
  return fingerprint(job.timetable) + "+" + std::to_string(job.jitter.count());
}

std::string_view timetable_of(std::string_view stamp) {
  return stamp.substr(0, stamp.find('+'));
}

std::string gap_text(const GivenUp& gap) {
  return fmt::format("{}{} fires from {} to before {} were missed and not made up for: more than {}",
                     gap.count >= kMostCounted - kMostMissed ? "at least " : "", gap.count,
                     to_rfc3339(gap.first), to_rfc3339(gap.until), kMostMissed);
}

/// Whether what is planned next is what the timetable says now.
bool is_still_next(const Job& job, Instant planned, Instant now) {
  const std::vector<Occurrence> next = next_occurrences(job.timetable, now, 1);
  return !next.empty() && next.front().at == planned;
}

}  // namespace

OccurrenceRecord planned(const Job& job, Occurrence occurrence) {
  OccurrenceRecord record;
  record.start_at = occurrence.at + jitter_share(job.id, job.jitter);
  record.occurrence = std::move(occurrence);
  return record;
}

Ahead ahead(const Job& job, const std::optional<JobWatch>& known, Instant now) {
  const std::string stamp = stamp_of(job);
  Ahead ahead;
  JobWatch& watch = ahead.watch;
  watch.written_until = watch.complete_from = now;
  if (known) watch = *known;
  const bool is_stamped = !watch.fingerprint.empty();  // a state of an older version is taken as it is
  const bool was_edited = is_stamped && timetable_of(watch.fingerprint) != timetable_of(stamp);
  const bool starts_otherwise = is_stamped && watch.fingerprint != stamp;
  watch.fingerprint = stamp;
  if (was_edited) {
    ahead.withdraw = true;
    watch.written_until = watch.complete_from = now;
  } else if (watch.written_until > now &&
             (starts_otherwise || !is_still_next(job, watch.written_until, now))) {
    ahead.withdraw = true;
    watch.written_until = now;
    watch.complete_from = std::min(watch.complete_from, now);
  }
  if (watch.written_until > now) return ahead;

  Tick tick = boletim::tick(job.timetable, watch.written_until, now);
  watch.written_until = tick.next ? tick.next->at : now;
  for (Occurrence& due : tick.due) ahead.records.push_back(planned(job, std::move(due)));
  if (tick.next) ahead.records.push_back(planned(job, std::move(*tick.next)));
  if (tick.given_up) {
    watch.gap = gap_text(*tick.given_up);
    watch.complete_from = tick.given_up->until - std::chrono::seconds(1);
  }
  return ahead;
}

}  // namespace boletim

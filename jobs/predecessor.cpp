#include "jobs/predecessor.h"

#include <algorithm>

namespace boletim {
namespace {

using State = Predecessor::State;

bool is_done(const std::optional<Run>& run) {
  return run && (run->state == RunState::Done || run->state == RunState::NoData);
}
bool is_lost(const Run& run) {
  return run.state == RunState::Failed && !run.retry_at;
}
bool is_to_come(const OccurrenceRecord& record) {
  return record.state == OccurrenceState::Planned || record.state == OccurrenceState::Paused;
}

Predecessor by_run(const Job& job, const OccurrenceRecord& fire, const Run& run) {
  const std::string& name = job.after->value;
  if (is_lost(run)) return {State::Lost, name + " failed (after)", {}};
  const char* how =
      run.state == RunState::Failed ? ", which failed and is tried again" : ", which is under way";
  return {State::Waiting, "waits for " + name + how, std::max(fire.start_at, run.claimed_at) + job.retry};
}

Predecessor by_record(const Job& job, const OccurrenceRecord& fire, const OccurrenceRecord& record,
                      Instant now) {
  const std::string& name = job.after->value;
  if (record.state == OccurrenceState::Skipped)
    return {State::Lost, name + " was skipped (after): " + record.why, {}};
  if (record.state == OccurrenceState::Planned && record.start_at <= now)
    return {State::Waiting, "waits for " + name + ", which is due", {}};
  const char* how = record.state == OccurrenceState::Paused ? ", which is paused" : ", which is to come";
  return {State::Waiting, "waits for " + name + how, fire.start_at + job.retry};
}

}  // namespace

PredecessorTrace trace(const JobId& predecessor, const Occurrence& fire, Store& store) {
  PredecessorTrace trace;
  const Period& period = fire.period;
  const Instant until = period.end + 2 * (period.end - period.start);  // the next whole period ends before
  for (OccurrenceRecord& record : store.occurrences().list(predecessor, period.end, until)) {
    if (record.occurrence.period != period) continue;
    if (trace.record && record.occurrence.at > fire.at) break;
    trace.record = std::move(record);
  }
  if (trace.record) trace.run = store.runs().of_occurrence(predecessor, trace.record->occurrence.at);
  if (!is_done(trace.run)) trace.newest = store.runs().of_period(predecessor, period);
  return trace;
}

Predecessor judge(const Job& job, const OccurrenceRecord& fire, const PredecessorTrace& trace, Instant now) {
  if (is_done(trace.run)) return {};
  const bool is_ahead = trace.record && !trace.run && is_to_come(*trace.record);
  if (is_done(trace.newest) && !is_ahead) return {};
  if (trace.run) return by_run(job, fire, *trace.run);
  if (trace.record) return by_record(job, fire, *trace.record, now);
  if (trace.newest) return by_run(job, fire, *trace.newest);
  return {State::Waiting, "waits for " + job.after->value + ", which has nothing planned for the period",
          fire.start_at + job.retry};
}

}  // namespace boletim

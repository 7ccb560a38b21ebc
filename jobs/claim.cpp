#include "jobs/claim.h"

namespace boletim {
namespace {

Run new_run(const Job& job, const Period& period, const std::string& to, Instant now) {
  Run run;
  run.job = job.id;
  run.source = job.source;
  run.registry = job.registry;
  run.period = period;
  run.to = to;
  run.claimed_at = run.started_at = now;
  return run;
}

}  // namespace

std::optional<Run> claim(Runs& runs, const Job& job, const Occurrence& occurrence, const std::string& to,
                         Instant now) {
  Run run = new_run(job, occurrence.period, to, now);
  run.occurrence = occurrence.at;
  const std::optional<RunId> id = runs.claim(run);
  if (!id) return std::nullopt;
  return runs.get(*id);
}

Run claim_manual(Runs& runs, const Job& job, const std::string& to, Instant now) {
  const Timetable& timetable = job.timetable;
  const Run run = new_run(job, last_whole_period(timetable.period, now, timetable.zone), to, now);
  return runs.get(runs.claim(run).value());
}

}  // namespace boletim

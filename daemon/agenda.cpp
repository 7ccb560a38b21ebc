#include "daemon/agenda.h"

#include <algorithm>

#include "daemon/runner.h"

namespace boletim {
namespace {

std::vector<Watched> watched_jobs(const Configuration& configuration, Store& store, Instant now) {
  std::vector<Watched> watched;
  for (const Job& job : configuration.jobs) {
    if (!job.enabled) continue;
    const std::optional<Instant> seen = store.runs().seen_until(job.id);
    if (!seen) store.runs().set_seen_until(job.id, now);
    watched.push_back({job.timetable, seen.value_or(now)});
  }
  return watched;
}

/// Of one job's due fires, soonest first, those that its misfire rule lets run.
std::vector<Occurrence> let_run(const std::vector<Occurrence>& due, Misfire misfire, Instant now) {
  if (misfire == Misfire::All || due.empty()) return due;
  if (misfire == Misfire::Skip && now - due.back().at > kOnTime) return {};
  return {due.back()};
}

}  // namespace

Agenda look_ahead(const Configuration& configuration, Store& store, Instant now) {
  const Tick tick = boletim::tick(watched_jobs(configuration, store, now), now);
  Agenda agenda{{}, {}, tick.wake};
  for (const Job& job : configuration.jobs) {
    std::vector<Occurrence> mine;
    std::copy_if(tick.due.begin(), tick.due.end(), std::back_inserter(mine),
                 [&](const Occurrence& occurrence) { return occurrence.job == job.id; });
    const std::vector<Occurrence> run = let_run(mine, job.misfire, now);
    agenda.due.insert(agenda.due.end(), run.begin(), run.end());
    if (run.empty() && !mine.empty()) agenda.skipped.push_back(job.id);
  }
  std::stable_sort(agenda.due.begin(), agenda.due.end(),
                   [](const Occurrence& a, const Occurrence& b) { return a.at < b.at; });
  return agenda;
}

std::vector<Run> claim_due(const Agenda& agenda, const Configuration& configuration, Store& store,
                           Instant now) {
  std::vector<Run> runs;
  if (agenda.due.empty() && agenda.skipped.empty()) return runs;
  store.transaction([&] {
    for (const Occurrence& occurrence : agenda.due)
      if (auto run = Runner::claim(store, *configuration.find(occurrence.job), occurrence, "", now))
        runs.push_back(*run);
    for (const Occurrence& occurrence : agenda.due) store.runs().set_seen_until(occurrence.job, now);
    for (const JobId& job : agenda.skipped) store.runs().set_seen_until(job, now);
  });
  return runs;
}

void forget_the_past(const Configuration& configuration, Store& store, Instant now) {
  store.transaction([&] {
    for (const Job& job : configuration.jobs) store.runs().set_seen_until(job.id, now);
  });
}

}  // namespace boletim

#pragma once
// A daemon's view of its schedule with a clock that is set by hand: look, and let runs end.

#include <string>
#include <string_view>
#include <vector>

#include "jobs/agenda.h"
#include "jobs/claim.h"
#include "tests/support/memory_store.h"
#include "tests/support/timetables.h"

namespace boletim::test {

/// Fires each day at 07:30 in São Paulo, 10:30 UTC.
inline Job daily_job(std::string_view id = "diario", std::string_view cron = "30 7 * * *") {
  Job job;
  job.id.value = id;
  job.timetable = a_job().named(id).at_cron(cron).reporting(PeriodKind::Daily);
  return job;
}

struct HandClock {
  std::vector<Job> jobs;
  MemoryStore store;
  OnLoss on_loss;

  explicit HandClock(std::vector<Job> configured) : jobs(std::move(configured)) {}

  /// A start or a reload.
  void start(std::string_view now) { write_ahead(jobs, store, utc(now)); }
  Agenda look(std::string_view now) { return boletim::look(jobs, store, utc(now), on_loss); }
  void end(const Run& run, RunState state = RunState::Done) {
    store.runs().finished(run.id, state, state == RunState::Failed ? "it failed" : "", run.claimed_at);
  }

  /// The fires that a look starts; their runs end at once.
  std::string starts(std::string_view now) {
    std::string text;
    for (const Run& run : look(now).started) {
      text += (text.empty() ? "" : " ") + run.job.value + " " + to_rfc3339(*run.occurrence);
      end(run);
    }
    return text;
  }
  /// "skipped: it was missed": what the state says of a fire.
  std::string fate(std::string_view at, std::string_view job = "diario") const {
    const auto record = const_cast<MemoryStore&>(store).occurrences().find(JobId{std::string(job)}, utc(at));
    if (!record) return "no record";
    return std::string(name_of(record->state)) + (record->why.empty() ? "" : ": " + record->why);
  }
};

}  // namespace boletim::test

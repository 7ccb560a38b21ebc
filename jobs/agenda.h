#pragma once
#include <optional>
#include <span>
#include <vector>

#include "jobs/job.h"
#include "jobs/store.h"

namespace boletim {

/// What one look at the state found due.
struct Agenda {
  std::vector<Run> started;               ///< claimed now, to be carried out; soonest first
  std::vector<OccurrenceRecord> skipped;  ///< decided now, each with its reason
  std::optional<Instant> wake;            ///< when something may start next
};

/// A fire that starts later than this was missed: `misfire` says whether it is made up for.
inline constexpr std::chrono::seconds kOnTime{90};

/// At start and after a change of the configuration: every job gets its next fire written. A job that was
/// never seen starts from `now`: what lies before it was nobody's promise. One whose timetable was edited
/// fires for nothing of the past but what was written by the old one.
void write_ahead(std::span<const Job> jobs, Store& store, Instant now);

/// Decides what is due and claims what is to run, each job in one transaction: a crash loses no fire and
/// repeats none, and of two nodes one gets it.
Agenda look(std::span<const Job> jobs, Store& store, Instant now);

}  // namespace boletim

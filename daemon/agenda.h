#pragma once
#include <optional>
#include <vector>

#include "config/configuration.h"
#include "jobs/schedule/tick.h"
#include "jobs/store.h"

namespace boletim {

/// What is to be run now, and when to look again.
struct Agenda {
  std::vector<Occurrence> due;  ///< soonest first; what misfire leaves out is not among them
  std::vector<JobId> skipped;   ///< jobs whose fires were missed and are not made up for
  std::optional<Instant> wake;
};

/// Looks up which occurrences came due since each job was last looked at. A job that was never seen starts
/// from `now`: what lies before it was nobody's promise. A fire that is more than `kOnTime` late was missed:
/// `misfire` says whether the latest, all or none is run.
inline constexpr std::chrono::seconds kOnTime{90};
Agenda look_ahead(const Configuration& configuration, Store& store, Instant now);

/// Claims what is due and notes up to when was looked, in one transaction: a crash loses no fire and repeats
/// none. Occurrences that were claimed before are left out.
std::vector<Run> claim_due(const Agenda& agenda, const Configuration& configuration, Store& store,
                           Instant now);

/// After a change of the configuration: what lies before `now` is not fired by an edited schedule.
void forget_the_past(const Configuration& configuration, Store& store, Instant now);

}  // namespace boletim

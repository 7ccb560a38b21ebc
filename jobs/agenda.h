#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "jobs/job_index.h"
#include "jobs/store.h"

namespace boletim {

/// What one look at the state found due.
struct Agenda {
  std::vector<Run> started;               ///< claimed now, to be carried out by this node; at most one a job
  std::vector<OccurrenceRecord> skipped;  ///< decided now, each with its reason
  std::optional<Instant> wake;            ///< when a fire may start or is given up next; `now`: more is due
  std::vector<std::string> troubles;  ///< jobs whose fires could not be decided; the next look tries again
};

/// The earlier of two wakes; nothing = never.
std::optional<Instant> sooner(std::optional<Instant> a, std::optional<Instant> b);

/// Called for each occurrence that was to be made and is given up (`start_by`, `after`, too many waiting),
/// within the transaction that gives it up: what it stores, such as a mail to the owner, is stored with that.
using OnLoss = std::function<void(const Job& job, const OccurrenceRecord& record)>;

/// At start, after a change of the configuration and when the clock was set: every job gets its missed fires
/// and its next one written. A job that was never seen, or was away (disabled, not configured), starts from
/// `now`. One whose timetable was edited fires for nothing of the past but what was written by the old one.
/// Jobs that are away are marked so; what is planned of them is withdrawn.
void write_ahead(const JobIndex& jobs, Store& store, Instant now);

/// Decides what is due and claims what is to run. To be called at `wake`, when a run has ended, and each
/// minute. Each job is one transaction that first locks its watch: a crash loses no fire and repeats none,
/// and of two nodes that are at it at once, the second finds it done. Nothing due costs two queries. Throws
/// only where nothing was claimed; what was is always returned.
Agenda look(const JobIndex& jobs, Store& store, Instant now, const OnLoss& on_loss = {});

}  // namespace boletim

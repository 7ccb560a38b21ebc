#pragma once
#include <string>
#include <vector>

#include "jobs/delivery/message.h"
#include "jobs/job.h"
#include "jobs/store.h"

namespace boletim {

/// Why a run's mails wait for an admin: the conditions of the job's `hold_if` that hold, in figures; blank =
/// they may go. Compared is with the job's newest snapshot that its readers were told: tests to one address,
/// runs that failed, found nothing or still wait for approval are no measure, else a second run would pass
/// what the first one stopped at. A run to one address (`run --to`) is somebody's own test and never waits.
std::string why_held(const Job& job, const Run& run, const Snapshot& snapshot, Store& store);

/// Planned messages that wait from the start.
void hold(std::vector<Message>& messages, const std::string& why);

}  // namespace boletim

#pragma once
#include <optional>

#include "jobs/runs.h"

namespace boletim {

/// When a run that failed for a passing reason goes on at the step that is done. Reading the source is tried
/// again after 1, 2, 5, 15 and 30 minutes, then each hour; what comes after the seal, where only our own disk
/// and state can fail, after 1, 5 and 15 minutes, then each hour. The last attempt comes when `budget` since
/// the claim ends; then nothing.
std::optional<Instant> next_attempt(const Run& run, Instant now, std::chrono::seconds budget);

}  // namespace boletim

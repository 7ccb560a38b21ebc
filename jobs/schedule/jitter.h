#pragma once
#include <chrono>

#include "jobs/values.h"

namespace boletim {

/// A job's share of its `jitter`, in [0, jitter): always the same one, so that jobs with one schedule start
/// apart and each still starts regularly.
std::chrono::seconds jitter_share(const JobId& job, std::chrono::seconds jitter);

}  // namespace boletim

#pragma once
#include <optional>
#include <span>
#include <vector>

#include "jobs/schedule/occurrence.h"

namespace boletim {

/// A job's timetable and the instant up to which its fires were already dealt with.
struct Watched {
  Timetable timetable;
  Instant seen_until;
};

/// What is due in (seen_until, now] of each job, soonest first, and when to look again (nothing = never).
/// A job that missed more than `kMostMissed` fires gets the latest ones; `misfire` is decided by the caller.
struct Tick {
  std::vector<Occurrence> due;
  std::optional<Instant> wake;
};
inline constexpr int kMostMissed = 100;
Tick tick(std::span<const Watched> jobs, Instant now);

}  // namespace boletim

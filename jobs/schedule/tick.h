#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "jobs/schedule/occurrence.h"

namespace boletim {

/// So many missed fires of one job are made up for, the latest ones.
inline constexpr int kMostMissed = 100;
/// So many are counted one by one; whoever missed more hears "at least".
inline constexpr std::int64_t kMostCounted = 10'000;

/// Fires that are too many to be made up for.
struct GivenUp {
  std::int64_t count = 0;  ///< kMostCounted - kMostMissed = so many or more
  Instant first, until;    ///< the first of them, and the first that is made up for
  bool operator==(const GivenUp&) const = default;
};

/// What a timetable owes whose fires were dealt with up to `seen_until`.
struct Tick {
  std::vector<Occurrence> due;      ///< in (seen_until, now], soonest first, kMostMissed at most
  std::optional<Occurrence> next;   ///< the first one after `now` and `seen_until`
  std::optional<GivenUp> given_up;  ///< those before `due`
};
Tick tick(const Timetable& timetable, Instant seen_until, Instant now);

}  // namespace boletim

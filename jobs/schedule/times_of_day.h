#pragma once
#include <bitset>
#include <chrono>
#include <cstdint>
#include <optional>

#include "jobs/schedule/schedule.h"

namespace boletim {

/// The times at which a schedule fires on each of its days: every one of `minutes` in every one of `hours`.
struct TimesOfDay {
  std::uint32_t hours = 0;    ///< bit h
  std::uint64_t minutes = 0;  ///< bit m
  bool elapsed = false;  ///< by elapsed real time: what a gap skips is lost, what is repeated fires again
  bool operator==(const TimesOfDay&) const = default;

  /// The first one at or after `from` (0 ≤ from < 24 h).
  std::optional<std::chrono::minutes> first_from(std::chrono::minutes from) const;
};

/// A rule with a time outside the day (which the configuration refuses) has none.
TimesOfDay times_of_day(const Schedule& schedule);

}  // namespace boletim

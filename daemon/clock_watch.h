#pragma once
#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "daemon/facts.h"

namespace boletim {

/// A difference between the clocks from which on the wall clock is said to have been set.
inline constexpr std::chrono::seconds kClockStep{90};

/// Compares the wall clock with the steady one, which neither an admin nor a suspended machine moves. To be
/// shown both at least each minute. Safe from several threads.
class ClockWatch {
 public:
  using Steady = std::chrono::steady_clock::time_point;

  /// By how much the wall clock left the steady one since it was last shown, if that is a step.
  std::optional<ClockStep> notice(Instant wall, Steady steady);
  /// The latest few, newest last.
  std::vector<ClockStep> steps() const;

 private:
  mutable std::mutex mutex_;
  std::optional<std::pair<Instant, Steady>> last_;
  std::deque<ClockStep> steps_;
};

}  // namespace boletim

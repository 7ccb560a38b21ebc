#include "daemon/clock_watch.h"

namespace boletim {
namespace {

constexpr std::size_t kRemembered = 10;  // steps

}  // namespace

std::optional<ClockStep> ClockWatch::notice(Instant wall, Steady steady) {
  const std::lock_guard lock(mutex_);
  const auto before = last_;
  last_ = {wall, steady};
  if (!before) return {};
  const auto passed = std::chrono::round<std::chrono::seconds>(steady - before->second);
  const std::chrono::seconds by = wall - before->first - passed;
  if (std::chrono::abs(by) < kClockStep) return {};
  steps_.push_back({wall, by});
  if (steps_.size() > kRemembered) steps_.pop_front();
  return steps_.back();
}

std::vector<ClockStep> ClockWatch::steps() const {
  const std::lock_guard lock(mutex_);
  return {steps_.begin(), steps_.end()};
}

}  // namespace boletim

#include "jobs/run_retry.h"

#include <array>

#include "jobs/delivery/retry.h"

namespace boletim {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::seconds, 6> kReading{1min, 2min, 5min, 15min, 30min, 60min};
constexpr std::array<std::chrono::seconds, 4> kAfterwards{1min, 5min, 15min, 60min};

}  // namespace

std::optional<Instant> next_attempt(const Run& run, Instant now, std::chrono::seconds budget) {
  const Instant last = run.claimed_at + budget;
  if (run.step < RunStep::Sealed) return next_attempt(kReading, run.attempts, now, last);
  return next_attempt(kAfterwards, run.attempts, now, last);
}

}  // namespace boletim

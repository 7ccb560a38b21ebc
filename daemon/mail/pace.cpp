#include "daemon/mail/pace.h"

#include <algorithm>
#include <utility>

#include "daemon/mail/stoppable_wait.h"

namespace boletim {
Pace::Pace()
    : Pace(&Clock::now, [](Clock::duration time, const std::stop_token& stop) { wait_unless(stop, time); }) {}

Pace::Pace(Now now, Wait wait) : now_(std::move(now)), wait_(std::move(wait)) {}

bool Pace::take(int per_minute, int senders, const std::stop_token& stop) {
  if (stop.stop_requested()) return false;
  if (per_minute <= 0) return true;
  const Clock::time_point now = now_();
  if (next_ > now) wait_(next_ - now, stop);
  if (stop.stop_requested()) return false;
  const Clock::duration gap = Clock::duration(std::chrono::minutes(1)) * std::max(senders, 1) / per_minute;
  next_ = std::max(next_, now) + gap;
  return true;
}

}  // namespace boletim

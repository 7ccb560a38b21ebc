#include "daemon/mail/pace.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace boletim {

Pace::Pace(int per_minute)
    : Pace(per_minute, &Clock::now, [](Clock::duration time) { std::this_thread::sleep_for(time); }) {}

Pace::Pace(int per_minute, Now now, Wait wait)
    : interval_(per_minute > 0 ? Clock::duration(std::chrono::minutes(1)) / per_minute
                               : Clock::duration::zero()),
      now_(std::move(now)),
      wait_(std::move(wait)) {}

void Pace::take() {
  if (interval_ == Clock::duration::zero()) return;
  const Clock::time_point now = now_();
  if (next_ > now) wait_(next_ - now);
  next_ = std::max(next_, now) + interval_;
}

}  // namespace boletim

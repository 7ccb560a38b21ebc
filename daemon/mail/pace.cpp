#include "daemon/mail/pace.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace boletim {

Pace::Pace() : Pace(&Clock::now, [](Clock::duration time) { std::this_thread::sleep_for(time); }) {}

Pace::Pace(Now now, Wait wait) : now_(std::move(now)), wait_(std::move(wait)) {}

void Pace::take(int per_minute) {
  if (per_minute <= 0) return;
  const Clock::time_point now = now_();
  if (next_ > now) wait_(next_ - now);
  next_ = std::max(next_, now) + Clock::duration(std::chrono::minutes(1)) / per_minute;
}

}  // namespace boletim

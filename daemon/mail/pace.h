#pragma once
#include <chrono>
#include <functional>
#include <stop_token>

namespace boletim {

/// Keeps to a rate by spacing evenly: never more than `per_minute` in any 60 seconds, and no bursts that a
/// server's own limit would refuse. One for all mailers of a process, so that the rate holds over runs and
/// reloads. Used by one thread at a time.
class Pace {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = std::function<Clock::time_point()>;
  using Wait = std::function<void(Clock::duration, const std::stop_token&)>;

  Pace();  ///< by the machine's clock
  Pace(Now now, Wait wait);

  /// Returns when the next one may go, or when `stop` is asked for: then none may. `per_minute`: the rate as
  /// it is now; 0 = no limit. `senders`: how many processes share it.
  bool take(int per_minute, int senders, const std::stop_token& stop);

 private:
  Now now_;
  Wait wait_;
  Clock::time_point next_{};
};

}  // namespace boletim

#pragma once
#include <chrono>
#include <functional>

namespace boletim {

/// Keeps to a rate by spacing evenly: never more than `per_minute` in any 60 seconds, and no bursts that a
/// server's own limit would refuse. 0 = no limit. Used by one thread.
class Pace {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = std::function<Clock::time_point()>;
  using Wait = std::function<void(Clock::duration)>;

  explicit Pace(int per_minute);  ///< by the machine's clock
  Pace(int per_minute, Now now, Wait wait);

  /// Returns when the next one may go.
  void take();

 private:
  Clock::duration interval_;
  Now now_;
  Wait wait_;
  Clock::time_point next_{};
};

}  // namespace boletim

#pragma once
#include "jobs/clock.h"

namespace boletim {

/// The machine's time.
class SystemClock : public Clock {
 public:
  Instant now() const override {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  }
};

/// A time that stands: `run --at T` runs as if it were T.
class StandingClock : public Clock {
 public:
  explicit StandingClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }

 private:
  Instant at_;
};

}  // namespace boletim

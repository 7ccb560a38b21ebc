#pragma once
#include "jobs/values.h"

namespace boletim {

/// The one place that knows the time. Held by the event loop or a command; jobs/ is told `now`.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

}  // namespace boletim

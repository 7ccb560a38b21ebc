#pragma once
#include <chrono>
#include <cstdint>
#include <optional>

#include "jobs/schedule/schedule.h"

namespace boletim {

/// The days on which a schedule fires, after moving for holidays. A month at a time, so that months without
/// any cost next to nothing. Keeps references: schedule and calendar must outlive it. Used by one thread.
class FiringDays {
 public:
  FiringDays(const Schedule& schedule, const Calendar& calendar);
  /// The first one in [from, limit].
  std::optional<std::chrono::sys_days> first_from(std::chrono::sys_days from, std::chrono::sys_days limit);
  /// The day that the rule means by `day`, one of the firing days: nothing where it means that day itself;
  /// the nearest one where several were moved there.
  std::optional<std::chrono::sys_days> moved_from(std::chrono::sys_days day) const;

 private:
  using Days = std::uint32_t;  ///< of one month, bit d = day d

  Days firing_in(std::chrono::year_month month) const;
  /// The nearest of the days off next to `day` whose fires move there.
  std::optional<std::chrono::sys_days> nearest_source(std::chrono::sys_days day) const;
  bool rule_has(std::chrono::sys_days day) const;

  const Schedule& schedule_;
  const Calendar& calendar_;
  std::chrono::year_month month_{};  ///< whose days are in `days_`; none at first
  Days days_ = 0;
  std::chrono::sys_days silent_from_, silent_until_;  ///< days in between were searched in vain
};

}  // namespace boletim

#pragma once
#include <bitset>
#include <string>
#include <string_view>

namespace boletim {

/// A cron(8) expression of five fields, read into sets: minute, hour, day of month, month, day of week.
struct Cron {
  std::bitset<60> minutes;
  std::bitset<24> hours;
  std::bitset<32> days;      ///< 1–31
  std::bitset<13> months;    ///< 1–12
  std::bitset<7> weekdays;   ///< 0 = Sunday
  bool elapsed = false;      ///< minute or hour starts with `*`: fires by elapsed real time, not by wall time
  bool any_day = false;      ///< day of month starts with `*`: not restricted
  bool any_weekday = false;  ///< day of week starts with `*`: not restricted
  bool operator==(const Cron&) const = default;

  /// Two restricted day fields match either one; else both sets hold (`*/10` limits without restricting).
  bool either_day() const { return !any_day && !any_weekday; }
};

/// Names, lists, ranges, steps, 7 = Sunday. Throws UsageError saying which field is wrong and what it takes;
/// also for an expression that can never fire ("0 0 31 2 *").
Cron parse_cron(std::string_view expression);

}  // namespace boletim

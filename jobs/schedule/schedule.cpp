#include "jobs/schedule/schedule.h"

namespace boletim {
namespace {

constexpr unsigned long kEachDay = 0b1111111;
constexpr unsigned long kMondayToFriday = 0b0111110;

PeriodKind period_of_days(const std::bitset<7>& weekdays) {
  const unsigned long days = weekdays.to_ulong();
  return days == kEachDay || days == kMondayToFriday ? PeriodKind::Daily : PeriodKind::Weekly;
}

PeriodKind period_of(const Cron& cron) {
  constexpr std::size_t kDaysAtMost = 31;
  const bool some_weekdays = !cron.any_weekday || cron.weekdays.count() < cron.weekdays.size();
  if (some_weekdays) return cron.either_day() ? PeriodKind::Weekly : period_of_days(cron.weekdays);
  if (cron.days.count() == kDaysAtMost) return PeriodKind::Daily;
  return cron.months.count() == 1 ? PeriodKind::Yearly : PeriodKind::Monthly;
}
PeriodKind period_of(const Hourly&) {
  return PeriodKind::Daily;
}
PeriodKind period_of(const OnWeekdays& rule) {
  return period_of_days(rule.weekdays);
}
PeriodKind period_of(const OnDayOfMonth&) {
  return PeriodKind::Monthly;
}
PeriodKind period_of(const OnBusinessDay&) {
  return PeriodKind::Monthly;
}
PeriodKind period_of(const OnDateOfYear&) {
  return PeriodKind::Yearly;
}

}  // namespace

PeriodKind natural_period(const Schedule& schedule) {
  return std::visit([](const auto& rule) { return period_of(rule); }, schedule.rule);
}

}  // namespace boletim

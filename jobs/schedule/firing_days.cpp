#include "jobs/schedule/firing_days.h"

#include <algorithm>
#include <bit>

namespace boletim {
namespace {

using namespace std::chrono;
using Days = std::uint32_t;

Days only(unsigned day) {
  return Days{1} << day;
}
unsigned last_day(year_month month) {
  return unsigned{Date{month / last}.day()};
}
Days all_days(year_month month) {
  return (only(last_day(month)) - 1) << 1;
}

Days days_of(const std::bitset<7>& weekdays, year_month month) {
  const unsigned first = weekday{sys_days{month / 1}}.c_encoding();
  const auto week = static_cast<Days>(weekdays.to_ulong());
  const Days from_first = (week >> first | week << (7 - first)) & 0x7f;
  const auto five_weeks = std::uint64_t{from_first} * 0x10204081;  // one bit each seven
  return static_cast<Days>(five_weeks << 1) & all_days(month);
}

Days days_of(const Cron& cron, year_month month, const Calendar&) {
  if (!cron.months.test(unsigned{month.month()})) return 0;
  const Days days = static_cast<Days>(cron.days.to_ulong()) & all_days(month);
  const Days weekdays = days_of(cron.weekdays, month);
  return cron.either_day() ? days | weekdays : days & weekdays;
}
Days days_of(const Hourly&, year_month month, const Calendar&) {
  return all_days(month);
}
Days days_of(const OnWeekdays& rule, year_month month, const Calendar&) {
  return days_of(rule.weekdays, month);
}
Days days_of(const OnDayOfMonth& rule, year_month month, const Calendar&) {
  if (rule.day == 0 || rule.day < -1) return 0;
  const auto day = static_cast<unsigned>(rule.day);  // -1, the last, lies beyond them all
  return only(std::min(day, last_day(month)));
}
Days days_of(const OnBusinessDay& rule, year_month month, const Calendar& calendar) {
  const auto date = calendar.business_day(month, rule.n);
  return date ? only(unsigned{date->day()}) : 0;
}
Days days_of(const OnDateOfYear& rule, year_month month, const Calendar&) {
  if (rule.date.month() != month.month() || !rule.date.ok()) return 0;
  return only(std::min(unsigned{rule.date.day()}, last_day(month)));
}

Days days_of(const Schedule& schedule, year_month month, const Calendar& calendar) {
  return std::visit([&](const auto& rule) { return days_of(rule, month, calendar); }, schedule.rule);
}

year_month month_of(sys_days day) {
  const Date date{day};
  return date.year() / date.month();
}

}  // namespace

FiringDays::FiringDays(const Schedule& schedule, const Calendar& calendar)
    : schedule_(schedule), calendar_(calendar) {}

std::optional<sys_days> FiringDays::first_from(sys_days from, sys_days limit) {
  const bool known_silent = silent_from_ <= from && from < silent_until_;
  if (known_silent)
    from = silent_until_;
  else
    silent_from_ = from;
  std::optional<sys_days> found;
  unsigned first = unsigned{Date{from}.day()};
  for (year_month month = month_of(from); !found && sys_days{month / 1} <= limit;
       month += months{1}, first = 1) {
    if (month != month_) {
      days_ = firing_in(month);
      month_ = month;
    }
    if (const Days rest = days_ >> first; rest != 0)
      found = month / static_cast<int>(first + static_cast<unsigned>(std::countr_zero(rest)));
  }
  if (found && *found > limit) found.reset();
  silent_until_ = std::max(from, found.value_or(limit + days{1}));
  return found;
}

FiringDays::Days FiringDays::firing_in(year_month month) const {
  const Days ruled = days_of(schedule_, month, calendar_);
  if (schedule_.on_holiday == OnHoliday::Run) return ruled;
  const bool moves = schedule_.on_holiday != OnHoliday::Skip;
  const bool backwards = schedule_.on_holiday == OnHoliday::Previous;
  const sys_days first = month / 1, last = month / std::chrono::last;
  Days firing = 0;
  bool carried = moves && nearest_source(backwards ? last : first);
  for (sys_days day = backwards ? last : first; first <= day && day <= last;
       day += days{backwards ? -1 : 1}) {
    const Days bit = only(unsigned{Date{day}.day()});
    if (!carried && (ruled & bit) == 0) continue;
    const bool open = calendar_.is_business_day(day);
    if (open) firing |= bit;
    carried = moves && !open;
  }
  return firing;
}

std::optional<sys_days> FiringDays::moved_from(sys_days day) const {
  if (schedule_.on_holiday != OnHoliday::Next && schedule_.on_holiday != OnHoliday::Previous)
    return std::nullopt;
  const auto source = nearest_source(day);
  return source && !rule_has(day) ? source : std::nullopt;
}

std::optional<sys_days> FiringDays::nearest_source(sys_days day) const {
  const days step{schedule_.on_holiday == OnHoliday::Next ? -1 : 1};
  for (days away = step; abs(away) <= kLongestClosure && !calendar_.is_business_day(day + away); away += step)
    if (rule_has(day + away)) return day + away;
  return std::nullopt;
}

bool FiringDays::rule_has(sys_days day) const {
  return (days_of(schedule_, month_of(day), calendar_) & only(unsigned{Date{day}.day()})) != 0;
}

}  // namespace boletim

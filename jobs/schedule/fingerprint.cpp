#include "jobs/schedule/fingerprint.h"

#include <fmt/format.h>

#include "jobs/schedule/stable_hash.h"

namespace boletim {
namespace {

template <std::size_t size>
void add(StableHash& hash, const std::bitset<size>& set) {
  hash.add(static_cast<std::int64_t>(set.to_ullong()));
}
void add(StableHash& hash, std::chrono::month_day day) {
  hash.add(unsigned{day.month()}).add(unsigned{day.day()});
}
/// Its length too, so that it can't be taken for a part of what follows.
void add(StableHash& hash, std::string_view text) {
  hash.add(static_cast<std::int64_t>(text.size())).add(text);
}
void add(StableHash& hash, const std::optional<Date>& date) {
  hash.add(date.has_value());
  if (date) hash.add(std::chrono::sys_days{*date}.time_since_epoch().count());
}

void add(StableHash& hash, const Cron& cron) {
  add(hash, cron.minutes);
  add(hash, cron.hours);
  add(hash, cron.days);
  add(hash, cron.months);
  add(hash, cron.weekdays);
  hash.add(cron.elapsed).add(cron.any_day).add(cron.any_weekday);
}
void add(StableHash& hash, const Hourly& rule) {
  hash.add(rule.minute);
}
void add(StableHash& hash, const OnWeekdays& rule) {
  add(hash, rule.weekdays);
  hash.add(rule.at.count());
}
void add(StableHash& hash, const OnDayOfMonth& rule) {
  hash.add(rule.day).add(rule.at.count());
}
void add(StableHash& hash, const OnBusinessDay& rule) {
  hash.add(rule.n).add(rule.at.count());
}
void add(StableHash& hash, const OnDateOfYear& rule) {
  add(hash, rule.date);
  hash.add(rule.at.count());
}

void add(StableHash& hash, const Calendar& calendar) {
  add(hash, calendar.base());
  for (const OwnDate& own : calendar.own()) {
    add(hash, own.day);
    hash.add(int{own.year});
  }
}

bool asks_the_calendar(const Schedule& schedule) {
  return schedule.on_holiday != OnHoliday::Run || std::holds_alternative<OnBusinessDay>(schedule.rule);
}

}  // namespace

std::string fingerprint(const Timetable& timetable) {
  const Schedule& schedule = timetable.schedule;
  StableHash hash;
  hash.add(static_cast<std::int64_t>(schedule.rule.index()));
  std::visit([&](const auto& rule) { add(hash, rule); }, schedule.rule);
  hash.add(static_cast<std::int64_t>(schedule.on_holiday));
  add(hash, timetable.zone.name());
  add(hash, timetable.from);
  add(hash, timetable.until);
  add(hash, name_of(timetable.period));
  if (asks_the_calendar(schedule)) add(hash, timetable.calendar);
  return fmt::format("{:016x}", hash.value());
}

}  // namespace boletim

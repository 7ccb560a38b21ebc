#include "jobs/schedule/fingerprint.h"

#include <fmt/format.h>

#include "jobs/schedule/stable_hash.h"

namespace boletim {
namespace {

std::string text_of(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}
std::string text_of(const std::optional<Date>& date) {
  return date ? text_of(*date) : "";
}

std::string text_of(const Cron& cron) {
  return fmt::format("cron {:x} {:x} {:x} {:x} {:x} {:d}{:d}{:d}", cron.minutes.to_ullong(),
                     cron.hours.to_ulong(), cron.days.to_ulong(), cron.months.to_ulong(),
                     cron.weekdays.to_ulong(), cron.elapsed, cron.any_day, cron.any_weekday);
}
std::string text_of(const Hourly& rule) {
  return fmt::format("hourly {}", rule.minute);
}
std::string text_of(const OnWeekdays& rule) {
  return fmt::format("weekdays {:x} {}", rule.weekdays.to_ulong(), rule.at.count());
}
std::string text_of(const OnDayOfMonth& rule) {
  return fmt::format("day {} {}", rule.day, rule.at.count());
}
std::string text_of(const OnBusinessDay& rule) {
  return fmt::format("business_day {} {}", rule.n, rule.at.count());
}
std::string text_of(const OnDateOfYear& rule) {
  return fmt::format("date {}-{} {}", unsigned{rule.date.month()}, unsigned{rule.date.day()},
                     rule.at.count());
}

std::string text_of(const Calendar& calendar) {
  std::string text(calendar.base());
  for (const OwnDate& own : calendar.own())
    text += fmt::format(" {}-{}-{}", int{own.year}, unsigned{own.day.month()}, unsigned{own.day.day()});
  return text;
}

bool asks_the_calendar(const Schedule& schedule) {
  return schedule.on_holiday != OnHoliday::Run || std::holds_alternative<OnBusinessDay>(schedule.rule);
}

}  // namespace

std::string fingerprint(const Timetable& timetable) {
  const std::string rule = std::visit([](const auto& one) { return text_of(one); }, timetable.schedule.rule);
  const std::string calendar = asks_the_calendar(timetable.schedule) ? text_of(timetable.calendar) : "";
  const std::string whole = fmt::format(
      "{}|{}|{}|{}|{}|{}|{}", rule, static_cast<int>(timetable.schedule.on_holiday), timetable.zone.name(),
      calendar, text_of(timetable.from), text_of(timetable.until), name_of(timetable.period));
  return fmt::format("{:016x}", stable_hash(whole));
}

}  // namespace boletim

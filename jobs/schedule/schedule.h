#pragma once
#include <bitset>
#include <chrono>
#include <optional>
#include <variant>
#include <vector>

#include "jobs/schedule/calendar.h"
#include "jobs/schedule/cron.h"
#include "jobs/schedule/period.h"

namespace boletim {

using std::chrono::minutes;

/// `every: hour`, at this minute of it.
struct Hourly {
  int minute = 0;
  bool operator==(const Hourly&) const = default;
};
/// `every: day`, `weekday`, `monday`, `[monday, thursday]`.
struct OnWeekdays {
  std::bitset<7> weekdays;  ///< 0 = Sunday; all seven = each day
  minutes at{};
  bool operator==(const OnWeekdays&) const = default;
};
/// `every: month, day: 1 | last`. A day that a month lacks is its last one.
struct OnDayOfMonth {
  int day = 1;  ///< 1–31, or -1 = last
  minutes at{};
  bool operator==(const OnDayOfMonth&) const = default;
};
/// `every: month, business_day: 5 | -1`.
struct OnBusinessDay {
  int n = 1;
  minutes at{};
  bool operator==(const OnBusinessDay&) const = default;
};
/// `every: year, date: 01-31`. 02-29 fires on 02-28 in years without it.
struct OnDateOfYear {
  std::chrono::month_day date;
  minutes at{};
  bool operator==(const OnDateOfYear&) const = default;
};

enum class OnHoliday { Run, Skip, Next, Previous };

/// When a job fires, without the zone it means.
struct Schedule {
  std::variant<Cron, Hourly, OnWeekdays, OnDayOfMonth, OnBusinessDay, OnDateOfYear> rule;
  OnHoliday on_holiday = OnHoliday::Run;
  bool operator==(const Schedule&) const = default;
};

/// The period a job reports on unless it says otherwise: hour, day and weekday → daily, weekdays → weekly …
PeriodKind natural_period(const Schedule& schedule);

/// Everything that decides when one job fires.
struct Timetable {
  JobId job;
  Schedule schedule;
  Zone zone{"America/Sao_Paulo"};
  Calendar calendar;
  PeriodKind period = PeriodKind::Weekly;
  std::optional<Date> from, until;  ///< first and last local date on which it may fire
  bool operator==(const Timetable&) const = default;
};

}  // namespace boletim

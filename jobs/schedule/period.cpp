#include "jobs/schedule/period.h"

namespace boletim {
namespace {

using namespace std::chrono;

sys_days first_day(PeriodKind kind, sys_days day) {
  const Date date{day};
  switch (kind) {
    case PeriodKind::Daily:
      return day;
    case PeriodKind::Weekly:
      return day - (weekday{day} - Monday);
    case PeriodKind::Monthly:
      return date.year() / date.month() / 1;
    case PeriodKind::Yearly:
      return date.year() / January / 1;
  }
  return day;
}

sys_days first_day_of_next(PeriodKind kind, sys_days first) {
  switch (kind) {
    case PeriodKind::Daily:
      return first + days{1};
    case PeriodKind::Weekly:
      return first + days{7};
    case PeriodKind::Monthly:
      return first_day(kind, first + days{31});
    case PeriodKind::Yearly:
      return first_day(kind, first + days{366});
  }
  return first;
}

sys_days first_day_with(PeriodKind kind, Instant instant, const Zone& zone) {
  return first_day(kind, zone.wall(instant).date);
}

Instant start_of(sys_days day, const Zone& zone) {
  return zone.resolve(day, 0s).at;
}

/// The period that ends where `end` starts. A day that the zone leapt over (Samoa, 30 December 2011) is none;
/// that all days before year 0 look so must not lead astray.
Period period_until(PeriodKind kind, sys_days end, const Zone& zone) {
  const sys_days first = first_day(kind, end - days{1});
  const Period period{kind, start_of(first, zone), start_of(end, zone)};
  const bool leapt_over = period.start == period.end && period.end > kFirstInstant + 48h;
  return leapt_over ? period_until(kind, first, zone) : period;
}

}  // namespace

std::string_view name_of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::Daily:
      return "daily";
    case PeriodKind::Weekly:
      return "weekly";
    case PeriodKind::Monthly:
      return "monthly";
    case PeriodKind::Yearly:
      return "yearly";
  }
  return "";
}

Period last_whole_period(PeriodKind kind, Instant instant, const Zone& zone) {
  const sys_days current = first_day_with(kind, instant, zone);
  // Clocks set back over midnight show yesterday again, although today has begun.
  const sys_days next = first_day_of_next(kind, current);
  return period_until(kind, start_of(next, zone) <= instant ? next : current, zone);
}

Period period_before(const Period& period, const Zone& zone) {
  return period_until(period.kind, first_day_with(period.kind, period.start, zone), zone);
}

Period period_after(const Period& period, const Zone& zone) {
  sys_days first = first_day_with(period.kind, period.end, zone);
  for (;;) {
    const sys_days next = first_day_of_next(period.kind, first);
    const Period after{period.kind, start_of(first, zone), start_of(next, zone)};
    const bool leapt_over = after.start == after.end && after.end < kLastInstant - 48h;
    if (!leapt_over) return after;
    first = next;
  }
}

Period period_a_year_ago(const Period& period, const Zone& zone) {
  sys_days first = first_day_with(period.kind, period.start, zone);
  const bool by_weeks = period.kind == PeriodKind::Daily || period.kind == PeriodKind::Weekly;
  first = by_weeks ? first - days{364} : sys_days{Date{first} - years{1}};
  return {period.kind, start_of(first, zone), start_of(first_day_of_next(period.kind, first), zone)};
}

}  // namespace boletim

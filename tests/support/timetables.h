#pragma once
// Timetables and instants in one line, for tests of schedules.

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/schedule/instant.h"
#include "jobs/schedule/occurrence.h"

namespace boletim::test {

inline Instant utc(std::string_view text) {
  const auto instant = parse_rfc3339(text);
  if (!instant) throw std::invalid_argument("not RFC 3339: " + std::string(text));
  return *instant;
}

inline Date date(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
}

/// a_job().in("America/New_York").at_cron("30 2 * * *")
struct TimetableBuilder : Timetable {
  TimetableBuilder in(std::string_view zone_name) const {
    return with([&](auto& t) { t.zone = Zone(zone_name); });
  }
  TimetableBuilder at_cron(std::string_view expression) const { return every(parse_cron(expression)); }
  template <class Rule>
  TimetableBuilder every(const Rule& rule) const {
    return with([&](auto& t) { t.schedule.rule = rule; });
  }
  TimetableBuilder on_holiday(OnHoliday what) const {
    return with([&](auto& t) { t.schedule.on_holiday = what; });
  }
  TimetableBuilder keeping(Calendar its) const {
    return with([&](auto& t) { t.calendar = its; });
  }
  TimetableBuilder reporting(PeriodKind kind) const {
    return with([&](auto& t) { t.period = kind; });
  }
  TimetableBuilder starting(Date day) const {
    return with([&](auto& t) { t.from = day; });
  }
  TimetableBuilder ending(Date day) const {
    return with([&](auto& t) { t.until = day; });
  }
  TimetableBuilder named(std::string_view id) const {
    return with([&](auto& t) { t.job.value = id; });
  }

 private:
  template <class Change>
  TimetableBuilder with(Change change) const {
    TimetableBuilder copy = *this;
    change(copy);
    return copy;
  }
};
inline TimetableBuilder a_job() {
  return TimetableBuilder{}.named("job");
}

inline std::vector<Instant> instants(const std::vector<Occurrence>& occurrences) {
  std::vector<Instant> at;
  for (const Occurrence& occurrence : occurrences) at.push_back(occurrence.at);
  return at;
}

/// "2026-03-08T07:00:00Z 2026-03-09T06:30:00Z"
inline std::string next_fires(const Timetable& timetable, std::string_view after, int count) {
  std::string text;
  for (const Instant at : instants(next_occurrences(timetable, utc(after), count)))
    text += (text.empty() ? "" : " ") + to_rfc3339(at);
  return text;
}
inline std::string next_fire(const Timetable& timetable, std::string_view after) {
  return next_fires(timetable, after, 1);
}

}  // namespace boletim::test

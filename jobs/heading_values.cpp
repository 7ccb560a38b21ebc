#include "jobs/heading_values.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "jobs/schedule/stable_hash.h"

namespace boletim {
namespace {

using std::chrono::hours;

std::vector<std::string> recipient_names(const Job& job) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const Delivery& delivery : job.deliver)
    for (const Recipient& to : delivery.to)
      if (seen.insert(to.address).second) names.push_back(to.name.empty() ? to.address : to.name);
  return names;
}

/// Of the rules of all its KPIs; blank where an older version counted, which kept none.
std::string rules_of(const Snapshot& snapshot) {
  StableHash hash;
  for (const KpiResult& kpi : snapshot.counts.kpis) {
    if (kpi.rule.empty()) return "";
    hash.add(kpi.id.value).add("\n").add(kpi.rule).add("\n");
  }
  return fmt::format("{:08x}", hash.value() >> 32);
}

}  // namespace

std::optional<Instant> late_since(const Job& job, const Run& run, Instant began) {
  if (!run.occurrence || began - *run.occurrence <= job.jitter + kLateAfter) return std::nullopt;
  return run.occurrence;
}

Heading heading_of(const Job& job, const Run& run, const Snapshot& snapshot, Locale locale,
                   const std::string& organization) {
  const Zone& zone = job.timetable.zone;
  const CivilTime taken = civil_time(snapshot.taken_at, zone);
  Heading heading;
  heading.organization = organization;
  heading.title = job.title;
  heading.locale = locale;
  heading.noun = job.noun;
  heading.period = report_period(snapshot.period, zone);
  heading.taken_on = taken.date;
  heading.taken_hour = taken.hour;
  heading.taken_minute = taken.minute;
  heading.place = place_of(zone);
  heading.records = snapshot.counts.total;
  heading.replaced = snapshot.counts.replaced;
  heading.recipients = recipient_names(job);
  heading.rules = rules_of(snapshot);
  if (const auto due = late_since(job, run, snapshot.taken_at)) heading.late_since = civil_time(*due, zone);
  return heading;
}

CivilDate civil(Date date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

CivilTime civil_time(Instant at, const Zone& zone) {
  const WallTime wall = zone.wall(at);
  return {civil(wall.date), static_cast<int>(wall.time_of_day / hours(1)),
          static_cast<int>(wall.time_of_day % hours(1) / minutes(1))};
}

ReportPeriod report_period(const Period& period, const Zone& zone) {
  constexpr std::chrono::seconds instant_before_the_end{1};
  return {static_cast<ReportPeriod::Kind>(period.kind), civil(zone.wall(period.start).date),
          civil(zone.wall(period.end - instant_before_the_end).date)};
}

std::string place_of(const Zone& zone) {
  if (zone.name() == "America/Sao_Paulo") return "Brasília";
  std::string place = zone.name().substr(zone.name().rfind('/') + 1);
  std::replace(place.begin(), place.end(), '_', ' ');
  return place;
}

}  // namespace boletim

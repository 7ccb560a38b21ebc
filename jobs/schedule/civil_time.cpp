#include "jobs/schedule/civil_time.h"

#include <algorithm>
#include <stdexcept>

#include <date/tz.h>
#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/schedule/quoted.h"

namespace boletim {
namespace {

using namespace std::chrono;

constexpr Instant kEndOfReach = kLastInstant + 1s;

/// No zone has ever been further from UTC (Manila until 1844: -15:56:08).
constexpr seconds kWidestOffset = 16h;
/// The library reads the stated transitions of a zone file, which zic writes up to this year, and not the
/// rule for the time after them.
constexpr year kLastStatedYear{2037};

const std::vector<date::time_zone>& library_zones() {
  try {
    return date::get_tzdb().zones;
  } catch (const std::runtime_error&) {
    throw UsageError("this machine has no readable time zone database; install the package tzdata");
  }
}

const date::time_zone* find_zone(std::string_view name) {
  if (name == "localtime") return nullptr;  // would mean another zone on each machine
  const auto& zones = library_zones();
  const auto by_name = [](const date::time_zone& zone, std::string_view wanted) {
    return zone.name() < wanted;
  };
  const auto found = std::lower_bound(zones.begin(), zones.end(), name, by_name);
  return found != zones.end() && found->name() == name ? &*found : nullptr;
}

const date::time_zone& library_zone(const void* zone) {
  return *static_cast<const date::time_zone*>(zone);
}

Stretch stated_stretch(const date::time_zone& zone, Instant instant) {
  const date::sys_info info = zone.get_info(instant);
  return {std::max(info.begin, kFirstInstant), std::min(info.end, kEndOfReach), info.offset};
}

/// After the stated transitions each year repeats the rules, and those name a weekday of a month ("second
/// Sunday of March"): a year's part before or after the end of February goes as that of any year in which it
/// starts on the same weekday. The last stated ones are asked; no zone changes its clocks at the seams.
Stretch repeated_stretch(const date::time_zone& zone, Instant instant) {
  const year_month_day date{floor<days>(instant)};
  const month part = date.month() < March ? January : March;
  const sys_days start = date.year() / part / 1;
  const sys_days end = part == January ? date.year() / March / 1 : (date.year() + years{1}) / January / 1;
  year model = kLastStatedYear;
  while (weekday{sys_days{model / part / 1}} != weekday{start}) --model;
  const days shift = start - sys_days{model / part / 1};
  const Stretch there = stated_stretch(zone, instant - shift);
  return {std::max<Instant>(there.begin + shift, start), std::min<Instant>(there.end + shift, end),
          there.offset};
}

}  // namespace

Zone::Zone(std::string_view name) : zone_(find_zone(name)) {
  if (zone_ == nullptr)
    throw UsageError("unknown time zone " + quoted(name) +
                     "; expected an IANA name of this machine's zone database, such as America/Sao_Paulo");
  try {
    stretch(kFirstInstant);  // reads the file now, so that a broken one is found here and never later
  } catch (const std::runtime_error&) {
    throw UsageError("the file of time zone " + quoted(name) +
                     " can't be read; reinstall the package tzdata");
  }
}

const std::string& Zone::name() const {
  return library_zone(zone_).name();
}

bool Zone::exists(std::string_view name) {
  return find_zone(name) != nullptr;
}

std::vector<std::string> Zone::names() {
  std::vector<std::string> names;
  for (const auto& zone : library_zones())
    if (exists(zone.name())) names.push_back(zone.name());
  return names;
}

Stretch Zone::stretch(Instant instant) const {
  instant = within_reach(instant);
  const Stretch stated = stated_stretch(library_zone(zone_), instant);
  const bool rules_go_on =
      stated.end == kEndOfReach && stated.begin >= sys_days{kLastStatedYear / January / 1};
  return rules_go_on ? repeated_stretch(library_zone(zone_), instant) : stated;
}

WallTime Zone::wall(Instant instant) const {
  instant = within_reach(instant);
  const seconds offset = stretch(instant).offset;
  const auto day = floor<days>(instant + offset);
  return {Date{day}, instant + offset - day, offset};
}

Resolved Zone::resolve(Date date, seconds time_of_day) const {
  // The wall time read as UTC: to be compared with an instant plus its offset.
  const Instant wall = within_reach(sys_days{date} + time_of_day);
  Stretch at = stretch(wall - kWidestOffset);
  while (wall >= at.end + at.offset && at.end < kEndOfReach) at = stretch(at.end);
  if (wall < at.begin + at.offset) return {at.begin, WallKind::Skipped};
  const Instant first = within_reach(wall - at.offset);
  const bool repeats =
      at.end - first <= kWidestJump && at.end < kEndOfReach && wall >= at.end + stretch(at.end).offset;
  return {first, repeats ? WallKind::Repeated : WallKind::Unique};
}

std::string to_rfc3339(Instant instant, const Zone& zone) {
  instant = within_reach(instant);
  const minutes offset = duration_cast<minutes>(zone.wall(instant).offset);
  const hh_mm_ss shown{offset};
  std::string text = to_rfc3339(instant + offset);
  text.pop_back();
  return fmt::format("{}{}{:02}:{:02}", text, shown.is_negative() ? '-' : '+', shown.hours().count(),
                     shown.minutes().count());
}

}  // namespace boletim

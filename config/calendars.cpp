#include "config/calendars.h"

#include <array>
#include <optional>
#include <vector>

#include "config/nearest.h"
#include "config/section.h"
#include "config/values.h"

namespace boletim {
namespace {

constexpr std::array kBuiltin = {"br", "br-bank", "none"};

/// A calendar as written, before what it extends is known.
struct Written {
  std::string extends = "br";
  Place place;  ///< of `extends`
  std::vector<OwnDate> dates;
};

Written read_calendar(const YamlNode& node, Problems& problems) {
  const Section section("calendar", node, problems);
  Written written;
  section.line("extends", written.extends);
  written.place = section.find("extends") == nullptr ? section.place() : section.find("extends")->place;
  for (const YamlNode* item : section.list("dates")) {
    const auto line = line_of(*item, "a date such as \"01-25\" or \"2027-06-15\"", problems);
    if (!line) continue;
    if (const auto date = parse_own_date(*line))
      written.dates.push_back(*date);
    else
      problems.add(item->place,
                   "no date: " + shown(*line) + "; expected one such as \"01-25\" or \"2027-06-15\"");
  }
  return written;
}

}  // namespace

Calendars read_calendars(const YamlNode* node, Problems& problems) {
  Calendars calendars;
  for (const char* name : kBuiltin) calendars.emplace(name, Calendar(name));
  if (node == nullptr) return calendars;
  std::map<std::string, Written> all;
  for (const YamlEntry& entry : named_entries(*node, "calendar", problems)) {
    if (Calendar::is_builtin(entry.key))
      problems.add(entry.place, "calendar " + shown(entry.key) + " is built in; expected another name");
    else
      all.emplace(entry.key, read_calendar(*entry.value, problems));
  }
  for (const auto& [name, written] : all) {
    std::vector<OwnDate> dates = written.dates;
    std::string base = written.extends;
    for (std::size_t steps = 0; !Calendar::is_builtin(base); ++steps) {
      const auto found = all.find(base);
      if (found == all.end() || steps > all.size()) {
        std::vector<std::string_view> known = names_of(all);
        known.insert(known.end(), kBuiltin.begin(), kBuiltin.end());
        problems.add(written.place, found == all.end() ? "unknown calendar " + shown(base) + hint(base, known)
                                                       : "calendar " + shown(name) + " extends itself");
        base = "br";
      } else {
        dates.insert(dates.end(), found->second.dates.begin(), found->second.dates.end());
        base = found->second.extends;
      }
    }
    calendars.emplace(name, Calendar(base, std::move(dates)));
  }
  return calendars;
}

const Calendar* find_calendar(const YamlNode& node, const Calendars& calendars, Problems& problems) {
  const std::optional<std::string> name = line_of(node, "a calendar's name", problems);
  if (!name) return nullptr;
  const auto found = calendars.find(*name);
  if (found != calendars.end()) return &found->second;
  problems.add(node.place, "unknown calendar " + shown(*name) + hint(*name, names_of(calendars)));
  return nullptr;
}

}  // namespace boletim

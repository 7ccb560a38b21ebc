#pragma once
#include <map>
#include <string>

#include "config/problems.h"
#include "config/yaml_document.h"
#include "jobs/schedule/calendar.h"

namespace boletim {

/// Calendars by name, the built-in ones among them.
using Calendars = std::map<std::string, Calendar>;

/// Reads `calendars:`; `node` may be absent.
Calendars read_calendars(const YamlNode* node, Problems& problems);

/// The calendar that a scalar names; a problem and nothing if there is none.
const Calendar* find_calendar(const YamlNode& node, const Calendars& calendars, Problems& problems);

}  // namespace boletim

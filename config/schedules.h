#pragma once
#include "config/calendars.h"
#include "config/problems.h"
#include "config/yaml_document.h"
#include "jobs/schedule/schedule.h"

namespace boletim {

/// Reads `schedule:` of a job into its timetable: the rule, what holidays do, and its own calendar.
void read_schedule(const YamlNode& node, const Calendars& calendars, Timetable& timetable,
                   Problems& problems);

}  // namespace boletim

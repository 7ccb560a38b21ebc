#pragma once
#include <string>

#include "jobs/schedule/schedule.h"

namespace boletim {

/// Short text over all that decides when a job fires and for what period: two timetables with one fingerprint
/// have the same occurrences. It is stored: what it is made of must not change from version to version, or
/// every job is taken for edited.
std::string fingerprint(const Timetable& timetable);

}  // namespace boletim

#include "jobs/schedule/occurrence.h"

#include "jobs/schedule/fires.h"

namespace boletim {

std::vector<Occurrence> next_occurrences(const Timetable& timetable, Instant after, int count) {
  std::vector<Occurrence> occurrences;
  Fires fires(timetable, after);
  for (int i = 0; i < count; ++i) {
    const auto fire = fires.next();
    if (!fire) break;
    occurrences.push_back(
        {timetable.job, fire->at, last_whole_period(timetable.period, fire->at, timetable.zone)});
  }
  return occurrences;
}

std::vector<PlannedFire> plan(const Timetable& timetable, Instant after, int count) {
  std::vector<PlannedFire> planned;
  Fires fires(timetable, after);
  for (int i = 0; i < count; ++i) {
    const auto fire = fires.next();
    if (!fire) break;
    const Period period = last_whole_period(timetable.period, fire->at, timetable.zone);
    planned.push_back({{timetable.job, fire->at, period}, fire->moved, fire->moved_from});
  }
  return planned;
}

}  // namespace boletim

#include "jobs/schedule/tick.h"

#include <algorithm>
#include <deque>

#include "jobs/schedule/fires.h"

namespace boletim {
namespace {

using namespace std::chrono;

/// The fires in (after, until]; where there are more than `most`, the last ones.
std::deque<Instant> last_fires_within(const Timetable& timetable, Instant after, Instant until, int most) {
  std::deque<Instant> fires;
  Fires walk(timetable, after);
  for (auto fire = walk.next(); fire && fire->at <= until; fire = walk.next()) {
    fires.push_back(fire->at);
    if (std::ssize(fires) > most) fires.pop_front();
  }
  return fires;
}

/// The last `most` fires in (after, until]. Looks back from the end, four times as far each time: a job that
/// fires each minute may have been away for years.
std::deque<Instant> latest_fires(const Timetable& timetable, Instant after, Instant until, int most) {
  for (seconds window = 24h;; window *= 4) {
    const Instant from = std::max(after, until - window);
    std::deque<Instant> found = last_fires_within(timetable, from, until, most);
    if (std::ssize(found) == most || from == after) return found;
  }
}

Occurrence occurrence_of(const Timetable& timetable, Instant at) {
  return {timetable.job, at, last_whole_period(timetable.period, at, timetable.zone)};
}

}  // namespace

Tick tick(const Timetable& timetable, Instant seen_until, Instant now) {
  now = within_reach(now);
  seen_until = within_reach(seen_until);
  std::deque<Instant> due;
  Fires fires(timetable, seen_until);
  auto fire = fires.next();
  const auto first = fire;
  std::int64_t count = 0;
  for (; fire && fire->at <= now && count < kMostCounted; fire = fires.next(), ++count) {
    due.push_back(fire->at);
    if (std::ssize(due) > kMostMissed) due.pop_front();
  }
  if (fire && fire->at <= now) {
    due = latest_fires(timetable, seen_until, now, kMostMissed);
    fire = Fires(timetable, now).next();
  }
  Tick tick;
  for (const Instant at : due) tick.due.push_back(occurrence_of(timetable, at));
  if (fire) tick.next = occurrence_of(timetable, fire->at);
  if (count > kMostMissed) tick.given_up = {count - kMostMissed, first->at, due.front()};
  return tick;
}

}  // namespace boletim

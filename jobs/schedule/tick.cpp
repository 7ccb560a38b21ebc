#include "jobs/schedule/tick.h"

#include <algorithm>
#include <tuple>

#include "jobs/schedule/fires.h"

namespace boletim {
namespace {

using namespace std::chrono;

std::vector<Instant> fires_within(const Timetable& timetable, Instant after, Instant until) {
  std::vector<Instant> instants;
  Fires fires(timetable, after);
  for (auto fire = fires.next(); fire && fire->at <= until; fire = fires.next()) instants.push_back(fire->at);
  return instants;
}

/// The last `most` fires in (after, until]. Looks back from the end, four times as far each time: a job that
/// fires each minute may have been away for years.
std::vector<Instant> latest_fires(const Timetable& timetable, Instant after, Instant until, int most) {
  const auto wanted = static_cast<std::ptrdiff_t>(most);
  for (seconds window = 24h;; window *= 4) {
    const Instant from = std::max(after, until - window);
    std::vector<Instant> found = fires_within(timetable, from, until);
    if (std::ssize(found) < wanted && from > after) continue;
    if (std::ssize(found) > wanted) found.erase(found.begin(), found.end() - wanted);
    return found;
  }
}

}  // namespace

Tick tick(std::span<const Watched> jobs, Instant now) {
  now = within_reach(now);
  Tick tick;
  for (const auto& [timetable, seen] : jobs) {
    const Instant seen_until = within_reach(seen);
    for (const Instant at : latest_fires(timetable, seen_until, now, kMostMissed))
      tick.due.push_back({timetable.job, at, last_whole_period(timetable.period, at, timetable.zone)});
    if (const auto next = Fires(timetable, std::max(now, seen_until)).next())
      tick.wake = std::min(tick.wake.value_or(next->at), next->at);
  }
  std::sort(tick.due.begin(), tick.due.end(), [](const Occurrence& a, const Occurrence& b) {
    return std::tie(a.at, a.job) < std::tie(b.at, b.job);
  });
  return tick;
}

}  // namespace boletim

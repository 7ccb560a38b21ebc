#include "jobs/schedule/fires.h"

#include <algorithm>

namespace boletim {
namespace {

using namespace std::chrono;

local_seconds wall_of(Instant instant, seconds offset) {
  return local_seconds{(instant + offset).time_since_epoch()};
}
Instant instant_of(local_seconds wall, seconds offset) {
  return Instant{wall.time_since_epoch()} - offset;
}
local_days wall_day(sys_days day) {
  return local_days{day.time_since_epoch()};
}
sys_days civil_day(local_days day) {
  return sys_days{day.time_since_epoch()};
}

/// A time before all fires that `from` admits, whatever the zone.
Instant start(const Timetable& timetable, Instant after) {
  const bool later = timetable.from && sys_days{*timetable.from} - days{2} > after;
  return within_reach(later ? Instant{sys_days{*timetable.from} - days{2}} : after);
}

}  // namespace

Fires::Fires(const Timetable& timetable, Instant after)
    : timetable_(timetable),
      times_(times_of_day(timetable.schedule)),
      days_(timetable.schedule, timetable.calendar) {
  after = start(timetable, after);
  stretch_ = timetable.zone.stretch(after);
  wall_ = wall_of(after, stretch_.offset) + 1s;
  const bool may_be_second_pass = after - stretch_.begin < kWidestJump;
  if (!times_.elapsed && may_be_second_pass)  // which is not for fixed times
    wall_ = std::max(wall_, wall_of(stretch_.begin, offset_before()));
  limit_ = wall_ + kLongestSilence;
}

std::optional<Fire> Fires::next() {
  for (;;) {
    const auto wall = next_on_the_wall();
    if (wall && *wall < wall_of(stretch_.end, stretch_.offset)) {
      const Fire fire = fire_at(*wall);
      const auto date = Date{civil_day(floor<days>(wall_of(fire.at, stretch_.offset)))};
      if (timetable_.from && date < *timetable_.from) continue;
      if (timetable_.until && date > *timetable_.until) {
        if (civil_day(floor<days>(*wall)) > sys_days{*timetable_.until} + days{2}) return std::nullopt;
        continue;
      }
      limit_ = wall_ + kLongestSilence;
      return fire;
    }
    if (!enter_next_stretch()) return std::nullopt;
  }
}

/// The rule's first wall time that is not done, wherever it falls.
std::optional<Fires::Wall> Fires::next_on_the_wall() {
  const sys_days last = civil_day(floor<days>(limit_));
  const Wall first_minute = ceil<minutes>(wall_);
  auto day = floor<days>(first_minute);
  auto from = duration_cast<minutes>(first_minute - day);
  for (;;) {
    const auto firing = days_.first_from(civil_day(day), last);
    if (!firing) return std::nullopt;
    if (wall_day(*firing) != day) from = 0min;
    day = wall_day(*firing);
    if (const auto time = times_.first_from(from)) return day + *time;
    if (from == 0min) return std::nullopt;  // not a single time in a whole day
    day += days{1};
    from = 0min;
  }
}

bool Fires::enter_next_stretch() {
  const bool silent = wall_of(stretch_.end, stretch_.offset) > limit_;
  if (silent || stretch_.end > kLastInstant) return false;
  const Wall old_end = wall_of(stretch_.end, stretch_.offset);
  stretch_ = timetable_.zone.stretch(stretch_.end);
  // By elapsed time the wall is read as it now shows. A fixed time goes on where the wall stood: what a gap
  // skips is still to come, what is repeated is done.
  wall_ = times_.elapsed ? wall_of(stretch_.begin, stretch_.offset) : old_end;
  return true;
}

/// Takes a wall time that lies before the end of the stretch, and marks it done.
Fire Fires::fire_at(Wall wall) {
  const Wall begin = wall_of(stretch_.begin, stretch_.offset);
  const bool skipped = wall < begin;
  Fire fire;
  fire.at = skipped ? stretch_.begin : instant_of(wall, stretch_.offset);
  wall_ = std::max(wall, begin) + 1s;  // all that a gap skips is one fire
  if (const auto day = days_.moved_from(civil_day(floor<days>(wall)))) {
    fire.moved = Moved::Holiday;
    fire.moved_from = timetable_.zone.resolve(*day, wall - floor<days>(wall)).at;
  } else if (skipped) {
    fire.moved = Moved::Gap;
    fire.moved_from = instant_of(wall, offset_before());
  } else if (!times_.elapsed && is_repeated(wall)) {
    fire.moved = Moved::Overlap;
  }
  return fire;
}

seconds Fires::offset_before() const {
  return timetable_.zone.stretch(stretch_.begin - 1s).offset;
}

/// Whether the stretch after this one will show the time once more.
bool Fires::is_repeated(Wall wall) const {
  return wall >= wall_of(stretch_.end, stretch_.offset) - kWidestJump &&
         wall >= wall_of(stretch_.end, timetable_.zone.stretch(stretch_.end).offset);
}

}  // namespace boletim

#pragma once
#include <optional>

#include "jobs/schedule/firing_days.h"
#include "jobs/schedule/occurrence.h"
#include "jobs/schedule/times_of_day.h"

namespace boletim {

/// One fire as the walk finds it.
struct Fire {
  Instant at;
  Moved moved = Moved::No;
  std::optional<Instant> moved_from;
  bool operator==(const Fire&) const = default;
};

/// Walks a timetable's fires forwards, strictly increasing. Goes along the stretches of equal offset of its
/// zone, in each of which wall time runs evenly, so that a fire costs no look at the zone. Pure: the fires of
/// a time do not depend on where a walk began. Keeps a reference to the timetable. Used by one thread.
class Fires {
 public:
  Fires(const Timetable& timetable, Instant after);
  /// The next fire; nothing after `until`, or if there is none within kLongestSilence of the last one.
  std::optional<Fire> next();

  /// The rarest schedules (29 February on a business day) fire again within 40 years.
  static constexpr std::chrono::years kLongestSilence{50};

 private:
  using Wall = std::chrono::local_seconds;

  std::optional<Wall> next_on_the_wall();
  bool enter_next_stretch();
  Fire fire_at(Wall wall);
  std::chrono::seconds offset_before() const;
  bool is_repeated(Wall wall) const;

  const Timetable& timetable_;
  TimesOfDay times_;
  FiringDays days_;
  Stretch stretch_;
  Wall wall_;  ///< what is before it is done
  Wall limit_;
};

}  // namespace boletim

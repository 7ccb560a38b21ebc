#pragma once
// Civil time: the one home of time zones and DST rules.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/schedule/instant.h"

namespace boletim {

using Date = std::chrono::year_month_day;

/// Wall time somewhere: date, time of day, and its offset from UTC then.
struct WallTime {
  Date date;
  std::chrono::seconds time_of_day{};
  std::chrono::seconds offset{};
  bool operator==(const WallTime&) const = default;
};

/// How a wall time falls: Unique; Skipped by a gap (the instant is the first one after it); Repeated (the
/// first pass).
enum class WallKind { Unique, Skipped, Repeated };
struct Resolved {
  Instant at;
  WallKind kind = WallKind::Unique;
  bool operator==(const Resolved&) const = default;
};

/// No clock has ever been moved by more (Samoa, Kwajalein and Alaska crossed the date line).
inline constexpr std::chrono::hours kWidestJump{24};

/// A time [begin, end) in which a zone's offset does not change. Neighbours may have equal offsets.
struct Stretch {
  Instant begin, end;
  std::chrono::seconds offset{};
  bool operator==(const Stretch&) const = default;
};

/// An IANA time zone. Cheap to copy, safe to share between threads. Knows DST for ever: after the last
/// transition of the zone database its last rules go on.
class Zone {
 public:
  /// Throws UsageError for a name that the machine's zone database does not have.
  explicit Zone(std::string_view name);
  const std::string& name() const;
  WallTime wall(Instant instant) const;
  Resolved resolve(Date date, std::chrono::seconds time_of_day) const;
  /// The stretch that holds `instant`.
  Stretch stretch(Instant instant) const;
  bool operator==(const Zone& other) const { return zone_ == other.zone_; }

  /// These throw UsageError where the machine has no zone database at all.
  static bool exists(std::string_view name);
  /// All names of the database, sorted: for hints and completion.
  static std::vector<std::string> names();

 private:
  const void* zone_;  ///< of the zone library, which lives as long as the process
};

/// "2026-11-16T07:30:00-03:00". An offset with seconds, as before standard time, is cut to whole minutes and
/// the wall time with it, so that the text still means the same instant.
std::string to_rfc3339(Instant instant, const Zone& zone);

}  // namespace boletim

#pragma once
// Plain values that several sections of a report say.

#include <cstdint>
#include <string>

namespace boletim {

/// What became of a KPI since the reading before. Always previous + entered() − left() + reclassified = now.
struct FlowFigures {
  std::int64_t previous = 0;
  std::int64_t registered = 0;  ///< new, registered since
  std::int64_t lost = 0;        ///< new, registered before
  std::int64_t reopened = 0, corrected = 0, removed = 0, moved_in = 0, moved_out = 0;
  std::int64_t reclassified = 0;  ///< signed
  std::int64_t entered() const { return registered + lost + reopened + moved_in; }
  std::int64_t left() const { return corrected + removed + moved_out; }
  bool operator==(const FlowFigures&) const = default;
};

/// How days are spread.
struct DayFigures {
  double mean = 0, median = 0, p90 = 0;
  bool operator==(const DayFigures&) const = default;
};

/// Something summed over a KPI's flagged records and over the rest; sums in hundredths. `…_records`: how many
/// had a value; of those reachable, how many there are.
struct ImpactFigures {
  enum class Kind {
    ReachableByEmail,
    ReachableByPhone,
    ReachableByMobile,
    Revenue,
    OpenOrders,
    LateOrders,
    ServiceDays,
    ContactsMade,
    ContactsAnswered,
    Satisfaction,
    Overdue1To30,
    Overdue31To60,
    Overdue61To90,
    OverdueOver90,
    OverdueUndated
  };
  Kind kind = Kind::Revenue;
  std::string currency{};  ///< of amounts: "BRL"
  std::int64_t flagged = 0, flagged_records = 0;
  std::int64_t rest = 0, rest_records = 0;
  bool operator==(const ImpactFigures&) const = default;
};

/// A value that so many records share that it is hardly theirs; masked.
struct SuspectFigures {
  std::string column;  ///< as a reader knows it: "E-mail"
  std::string value;
  std::int64_t records = 0;
  bool operator==(const SuspectFigures&) const = default;
};

}  // namespace boletim

#pragma once
// What a trend report says: headline numbers, the course over time, a table per axis.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reports/figures.h"
#include "reports/heading.h"

namespace boletim {

/// A count beside its base.
struct Share {
  std::int64_t flagged = 0, total = 0;
  /// 0–100; nothing where the base is empty ("no data", never 0 % or 100 %).
  std::optional<double> percent() const {
    if (total == 0) return std::nullopt;
    return 100.0 * static_cast<double>(flagged) / static_cast<double>(total);
  }
  bool operator==(const Share&) const = default;
};

/// Flagged records by what is wrong, in the order of the columns of the composition table.
struct Composition {
  std::int64_t missing = 0, placeholder = 0, malformed = 0, landline = 0, correctable = 0;
  bool operator==(const Composition&) const = default;
};

/// One period of the course; no share = nothing was counted then (a gap in the line).
struct TrendPoint {
  CivilDate end;  ///< last day of the period
  std::optional<Share> share;
  /// Set: counted by other rules than the point counted before, and when it was read. The line breaks here.
  std::optional<CivilDate> changed{};
  std::optional<Composition> parts{};  ///< of the flagged, where it is known; they add up to them
  bool operator==(const TrendPoint&) const = default;
};

struct KpiFigures {
  std::string id;            ///< "no_email": finds title, description and purpose in the texts
  std::string title;         ///< as the report says it, in the heading's locale: "Sem e-mail"
  std::string meaning{};     ///< of the admin's own, as the report says it: what it flags
  std::optional<Share> now;  ///< nothing = not mapped: the query yields none of its columns
  std::optional<Share> previous, year_ago;
  std::optional<double> target;  ///< percent
  std::int64_t declined = 0;
  Composition composition;
  std::vector<TrendPoint> course;  ///< oldest first, the last one is `now`
  bool stated = true;              ///< told apart by what is wrong: `composition` says it
  bool changed = false;            ///< the rules changed since the previous period: that is no `previous`
  bool changed_in_year = false;    ///< the same of `year_ago`
  std::optional<FlowFigures> flows{};
  std::optional<DayFigures> days_to_correct{};  ///< of what was corrected since
  std::optional<DayFigures> days_open{};        ///< of what is open
  std::vector<ImpactFigures> impacts{};         ///< by kind, then currency; what is not mapped is not there
  bool operator==(const KpiFigures&) const = default;
};

/// One value of an axis, or several as one row. Vectors in the order of TrendReport::kpis, or shorter;
/// nothing = not mapped, or not counted then.
struct SegmentFigures {
  std::string value;  ///< "" = records without a value
  std::int64_t total = 0;
  std::vector<std::optional<std::int64_t>> flagged;
  std::vector<std::optional<std::int64_t>> previous;
  std::vector<std::optional<FlowFigures>> flows{};
  std::vector<std::optional<DayFigures>> days_to_correct{}, days_open{};  ///< of owners
  std::int64_t others = 0;  ///< so many values that have no row of their own; `value` is blank
  bool operator==(const SegmentFigures&) const = default;
};

struct AxisFigures {
  std::string title;
  std::vector<SegmentFigures> segments;  ///< in the order in which they are read
  bool many = false;                     ///< a record counts in each of its values, and once in the total
  /// Records of each value in the previous snapshot, where it compares; also of those that are gone. No
  /// report says it: it tells which numbers of then are of a few.
  std::map<std::string, std::int64_t> then{};
  bool operator==(const AxisFigures&) const = default;
};

/// How the course of a KPI is drawn.
enum class ChartKind { Line, Bar };

/// The course of one KPI over one value of an axis.
struct SegmentCourse {
  std::string value;               ///< "" = records without one
  std::vector<TrendPoint> points;  ///< of the same periods as the KPI's own course
  bool operator==(const SegmentCourse&) const = default;
};

struct TrendReport {
  Heading heading;
  std::vector<KpiFigures> kpis;
  std::vector<AxisFigures> axes;
  std::optional<AxisFigures> owners{};       ///< who looks after the records
  std::optional<std::int64_t> registered{};  ///< records registered since the reading before
  std::optional<CivilTime> flows_since{};    ///< set where flows begin elsewhere than at the previous period
  std::vector<SuspectFigures> suspects{};
  ChartKind chart = ChartKind::Line;
  std::size_t segment_kpi = 0;  ///< whose courses by the first axis these are: at most 12, most flagged first
  std::vector<SegmentCourse> segment_courses{};
  bool operator==(const TrendReport&) const = default;
};

}  // namespace boletim

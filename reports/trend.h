#pragma once
// What a trend report says: headline numbers, the course over time, a table per axis.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
  bool operator==(const TrendPoint&) const = default;
};

struct KpiFigures {
  std::string id;            ///< "no_email": finds title, description and purpose in the texts
  std::string title;         ///< as the report says it, in the heading's locale: "Sem e-mail"
  std::optional<Share> now;  ///< nothing = not mapped: the query yields none of its columns
  std::optional<Share> previous, year_ago;
  std::optional<double> target;  ///< percent
  std::int64_t declined = 0;
  Composition composition;
  std::vector<TrendPoint> course;  ///< oldest first, the last one is `now`
  bool operator==(const KpiFigures&) const = default;
};

/// One value of an axis. Vectors in the order of TrendReport::kpis; nothing = not mapped, or not counted
/// then.
struct SegmentFigures {
  std::string value;  ///< "" = records without a value
  std::int64_t total = 0;
  std::vector<std::optional<std::int64_t>> flagged;
  std::vector<std::optional<std::int64_t>> previous;
  bool operator==(const SegmentFigures&) const = default;
};

struct AxisFigures {
  std::string title;
  std::vector<SegmentFigures> segments;
  bool operator==(const AxisFigures&) const = default;
};

struct TrendReport {
  Heading heading;
  std::vector<KpiFigures> kpis;
  std::vector<AxisFigures> axes;
  bool operator==(const TrendReport&) const = default;
};

}  // namespace boletim

#pragma once
// What a follow-up report says: what became of the records since the job's previous report, by owner and
// segment, and what has been open for longest.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/figures.h"
#include "reports/heading.h"
#include "reports/trend.h"

namespace boletim {

/// One record that something happened to, or that has been open for long.
struct FollowUpRow {
  /// In the order in which a report tells them.
  enum class Kind {
    Corrected,
    Reopened,
    Registered,  ///< new: registered so since
    Lost,        ///< new: registered before, and flagged for the first time
    Removed,     ///< gone, inactive, declined or ignored
    MovedIn,     ///< into what the report is about
    MovedOut,
    FlaggedByRule,  ///< as a rule, a list or the query changed
    ClearedByRule,
    Open  ///< now
  };
  static constexpr std::size_t kKinds = 10;
  Kind kind = Kind::Corrected;
  std::string id, name;              ///< no name of what is gone
  std::string owner;                 ///< "" = nobody
  std::vector<std::string> axes;     ///< in the order of FollowUpReport::axes
  std::vector<bool> kpis;            ///< of which it is told, in the order of FollowUpReport::kpis
  std::optional<CivilDate> at;       ///< when it happened; of what is open, since when it is
  std::optional<std::int64_t> days;  ///< it was, or has been, open
  std::string link;                  ///< of the record in the ERP; blank = none
  bool operator==(const FollowUpRow&) const = default;
};

/// Rows as they come: by kind, owner ("" last), then name; the open ones oldest first. A report holds none of
/// them.
class FollowUpRows {
 public:
  virtual ~FollowUpRows() = default;
  virtual bool next(FollowUpRow& row) = 0;
};

/// How many rows a kind has, and how many of them this document shows.
struct FollowUpCount {
  FollowUpRow::Kind kind = FollowUpRow::Kind::Corrected;
  std::int64_t rows = 0, shown = 0;
  bool operator==(const FollowUpCount&) const = default;
};

struct FollowUpReport {
  Heading heading;
  std::vector<KpiFigures> kpis;              ///< with flows and days; no course
  std::vector<AxisFigures> axes;             ///< with flows
  std::optional<AxisFigures> owners{};       ///< with flows and days
  std::optional<std::int64_t> registered{};  ///< records registered since
  std::optional<CivilTime> since{};   ///< when the previous report's data were read; nothing = the first one
  bool masked = true;                 ///< personal data are hidden; the report says so
  bool has_rows = true;               ///< false for who sees totals
  std::vector<FollowUpCount> counts;  ///< in the order of the rows; only of kinds that occur
  std::string all_in{};               ///< name of the document that has all rows, "" = none
  bool operator==(const FollowUpReport&) const = default;
};

}  // namespace boletim

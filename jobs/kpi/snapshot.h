#pragma once
// All counts of one run: plain values, equal for equal records and rules.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jobs/values.h"

namespace boletim {

/// Flagged records by why they are: the state of what was looked at. The five add up to `flagged`.
struct StateCounts {
  std::int64_t missing = 0, placeholder = 0, malformed = 0, landline = 0, correctable = 0;
  bool operator==(const StateCounts&) const = default;
};

/// One KPI over one group of records.
struct KpiCount {
  std::int64_t flagged = 0;
  std::int64_t declined = 0;  ///< would be flagged, but the customer has not or refuses to give it
  StateCounts states;
  bool operator==(const KpiCount&) const = default;
};

/// One value of an axis; `kpis` in the order of Snapshot::kpis.
struct SegmentCount {
  std::string value;  ///< "" = records without a value
  std::int64_t total = 0;
  std::vector<KpiCount> kpis;
  bool operator==(const SegmentCount&) const = default;
};

struct AxisCount {
  std::string column;
  std::vector<SegmentCount> segments;  ///< by value, bytewise; their totals add up to Counts::total
  bool operator==(const AxisCount&) const = default;
};

/// A KPI of a snapshot; not mapped: none of its columns is in the query.
struct KpiResult {
  KpiId id;
  bool mapped = true;
  KpiCount count;
  bool operator==(const KpiResult&) const = default;
};

/// What one pass counted. Denominator of everything: `total`, the active records that the job is about.
struct Counts {
  std::int64_t total = 0;
  std::int64_t inactive = 0;  ///< left out of every count
  std::int64_t replaced = 0;  ///< values whose bytes were not valid text and were replaced
  std::vector<KpiResult> kpis;
  std::vector<AxisCount> axes;
  bool operator==(const Counts&) const = default;
};

/// Percent, 0–100, of `flagged` in `total`; nothing where there are no records.
std::optional<double> percent(std::int64_t flagged, std::int64_t total);

/// Throws Failure if states, segments and totals do not add up: a snapshot is then not to be trusted.
void check_adds_up(const Counts& counts);

}  // namespace boletim

#pragma once
// All counts of one run: plain values, equal for equal records and rules.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jobs/values.h"

namespace boletim {

/// What became of a KPI over a group of records between two snapshots of a job. Always
/// previous + registered + lost + reopened + moved_in + reclassified − corrected − removed − moved_out = the
/// flagged records of the later one.
struct Flows {
  std::int64_t previous = 0;
  std::int64_t registered = 0;  ///< new: flagged when first seen, registered since
  std::int64_t lost = 0;        ///< new: registered before, and flagged for the first time
  std::int64_t reopened = 0;    ///< flagged again
  std::int64_t corrected = 0;   ///< by a usable value
  std::int64_t removed = 0;     ///< gone, inactive, declined or ignored
  std::int64_t moved_in = 0;    ///< from another segment, or into what the job is about
  std::int64_t moved_out = 0;
  std::int64_t reclassified = 0;  ///< signed: a rule, a list or the query changed
  bool operator==(const Flows&) const = default;
};

/// How days are spread over episodes.
struct DaySpread {
  double mean = 0, median = 0, p90 = 0;
  bool operator==(const DaySpread&) const = default;
};

/// Flagged records by why they are: the state of what was looked at. The five add up to `flagged`.
struct StateCounts {
  std::int64_t missing = 0, placeholder = 0, malformed = 0, landline = 0, correctable = 0;
  bool operator==(const StateCounts&) const = default;
};

/// One KPI over one group of records.
struct KpiCount {
  std::int64_t flagged = 0;
  std::int64_t declined = 0;     ///< would be flagged, but the customer has not or refuses to give it
  StateCounts states;            ///< of a KPI that is `stated`
  std::optional<Flows> flows{};  ///< nothing: the job's or the KPI's first snapshot, or a new axis
  std::optional<DaySpread> days_to_correct{};  ///< of what was corrected since; over all records and by owner
  std::optional<DaySpread> days_open{};        ///< of what is still open; over all records and by owner
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
  bool many = false;                   ///< but for these: a record counts in each of its values
  std::string definition{};            ///< how its values are told, where they are not those of the column
  bool operator==(const AxisCount&) const = default;
};

/// What a KPI is set against: of the flagged records and of the rest.
enum class ImpactKind {
  ReachableByEmail,  ///< records with a usable address that is not opted out
  ReachableByPhone,
  ReachableByMobile,
  Revenue,  ///< of the last 12 months
  OpenOrders,
  LateOrders,
  ServiceDays,
  ContactsMade,
  ContactsAnswered,
  Satisfaction,
  Overdue1To30,  ///< amounts by days overdue
  Overdue31To60,
  Overdue61To90,
  OverdueOver90,
  OverdueUndated  ///< no due date is known
};

/// Something summed over the flagged records and over the rest. Sums in hundredths; `…_records`: how many
/// had a value (of reachable: how many there are).
struct Impact {
  ImpactKind kind = ImpactKind::Revenue;
  std::string currency{};  ///< of amounts; amounts of two currencies are two impacts
  std::int64_t flagged = 0, flagged_records = 0;
  std::int64_t rest = 0, rest_records = 0;
  bool operator==(const Impact&) const = default;
};

/// A KPI of a snapshot; not mapped: none of its columns is in the query.
struct KpiResult {
  KpiId id;
  bool mapped = true;
  KpiCount count;
  bool stated = true;  ///< its flagged records are told apart by state; not so of amounts and combinations
  std::string rule{};  ///< fingerprint of rule, lists and query: with another one, no comparison holds
  std::vector<Impact> impacts{};  ///< by kind, then currency; only what the query yields
  bool operator==(const KpiResult&) const = default;
};

/// A usable value that so many records share that it is hardly theirs.
struct Suspect {
  std::string column;  ///< email, phone, mobile
  std::string value;
  std::int64_t records = 0;  ///< at least
  bool operator==(const Suspect&) const = default;
};

/// What one pass counted. Denominator of everything: `total`, the active records that the job is about.
struct Counts {
  std::int64_t total = 0;
  std::int64_t inactive = 0;  ///< left out of every count
  std::int64_t replaced = 0;  ///< values whose bytes were not valid text and were replaced
  std::vector<KpiResult> kpis;
  std::vector<AxisCount> axes;
  std::optional<AxisCount> owners{};         ///< by `owner`, where the query yields it
  std::optional<std::int64_t> registered{};  ///< records of `total` registered since the previous snapshot
  std::vector<Suspect> suspects{};           ///< by column, then most records first
  bool operator==(const Counts&) const = default;
};

/// Percent, 0–100, of `flagged` in `total`; nothing where there are no records.
std::optional<double> percent(std::int64_t flagged, std::int64_t total);

/// Throws Failure if states, segments, flows and totals do not add up: a snapshot is then not to be trusted.
void check_adds_up(const Counts& counts);

}  // namespace boletim

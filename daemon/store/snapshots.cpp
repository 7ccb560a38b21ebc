#include "daemon/store/snapshots.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "daemon/store/count_columns.h"
#include "daemon/store/digest.h"
#include "daemon/store/keys.h"
#include "daemon/store/names.h"

namespace boletim {
namespace {

using Numbers = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

/// The place of the axis by owner.
constexpr std::int64_t kOwners = -1;

constexpr std::array<std::string_view, 15> kImpacts = {
    "reachable_by_email", "reachable_by_phone", "reachable_by_mobile", "revenue",
    "open_orders",        "late_orders",        "service_days",        "contacts_made",
    "contacts_answered",  "satisfaction",       "overdue_1_30",        "overdue_31_60",
    "overdue_61_90",      "overdue_over_90",    "overdue_undated"};
static_assert(kImpacts.size() == static_cast<std::size_t>(ImpactKind::OverdueUndated) + 1);

ImpactKind impact_named(const std::string& word) {
  const auto found = std::find(kImpacts.begin(), kImpacts.end(), word);
  if (found == kImpacts.end()) throw Failure(unknown_word(word));
  return static_cast<ImpactKind>(found - kImpacts.begin());
}

/// What finds a part; blank for the whole.
std::string key_of(const Part& part) {
  if (part.is_whole()) return "";
  Digest digest;
  digest.update(text_of(part));
  return digest.sha256().value;
}

Snapshot read_snapshot(Row& row) {
  Snapshot snapshot;
  snapshot.run.value = row.text();
  snapshot.job.value = row.text();
  snapshot.source.value = row.text();
  snapshot.registry.value = row.text();
  snapshot.taken_at = row.instant();
  snapshot.period = read_period(row);
  snapshot.counts.total = row.number();
  snapshot.counts.inactive = row.number();
  snapshot.counts.replaced = row.number();
  snapshot.pass = row.maybe_number();
  snapshot.previous_at = row.maybe_instant();
  snapshot.selection = row.text();
  snapshot.currency = row.text();
  snapshot.counts.registered = row.maybe_number();
  snapshot.part = part_of(row.text());
  return snapshot;
}

void add_columns(Connection& db, std::int64_t id, const std::vector<std::string>& names) {
  Numbers snapshots(names.size(), id), positions(names.size());
  std::iota(positions.begin(), positions.end(), 0);
  db.insert("snapshot_column", "snapshot, position, name",
            {std::move(snapshots), std::move(positions), names});
}

void add_kpis(Connection& db, std::int64_t id, const std::vector<KpiResult>& kpis) {
  Numbers snapshots, positions, mapped, stated;
  Texts ids, rules;
  CountColumns counts;
  for (const KpiResult& kpi : kpis) {
    positions.push_back(static_cast<std::int64_t>(snapshots.size()));
    snapshots.push_back(id);
    ids.push_back(kpi.id.value);
    mapped.push_back(kpi.mapped);
    stated.push_back(kpi.stated);
    rules.push_back(kpi.rule);
    counts.push_back(kpi.count);
  }
  std::vector<ColumnValues> columns = {std::move(snapshots), std::move(positions), std::move(ids),
                                       std::move(mapped),    std::move(stated),    std::move(rules)};
  std::move(counts).append_to(columns);
  db.insert("snapshot_kpi", "snapshot, position, kpi, mapped, stated, rule, " + kCountColumns,
            std::move(columns));
}

void add_impacts(Connection& db, std::int64_t id, const std::vector<KpiResult>& kpis) {
  Numbers snapshots, positions, places;
  Texts kinds, currencies;
  std::array<Numbers, 4> sums;
  for (std::size_t kpi = 0; kpi < kpis.size(); ++kpi) {
    for (std::size_t place = 0; place < kpis[kpi].impacts.size(); ++place) {
      const Impact& impact = kpis[kpi].impacts[place];
      snapshots.push_back(id);
      positions.push_back(static_cast<std::int64_t>(kpi));
      places.push_back(static_cast<std::int64_t>(place));
      kinds.emplace_back(kImpacts.at(static_cast<std::size_t>(impact.kind)));
      currencies.push_back(impact.currency);
      const std::array values = {impact.flagged, impact.flagged_records, impact.rest, impact.rest_records};
      for (std::size_t i = 0; i < values.size(); ++i) sums[i].push_back(values[i]);
    }
  }
  db.insert(
      "snapshot_impact",
      "snapshot, position, place, kind, currency, flagged, flagged_records, rest, rest_records",
      {std::move(snapshots), std::move(positions), std::move(places), std::move(kinds), std::move(currencies),
       std::move(sums[0]), std::move(sums[1]), std::move(sums[2]), std::move(sums[3])});
}

void add_suspects(Connection& db, std::int64_t id, const std::vector<Suspect>& suspects) {
  Numbers snapshots(suspects.size(), id), places(suspects.size()), records;
  std::iota(places.begin(), places.end(), 0);
  Texts columns, values;
  for (const Suspect& suspect : suspects) {
    columns.push_back(suspect.column);
    values.push_back(suspect.value);
    records.push_back(suspect.records);
  }
  db.insert(
      "snapshot_suspect", "snapshot, place, name, value, records",
      {std::move(snapshots), std::move(places), std::move(columns), std::move(values), std::move(records)});
}

void add_segments(Connection& db, std::int64_t id, std::int64_t axis,
                  const std::vector<SegmentCount>& segments) {
  Numbers snapshots, axes, positions, totals;
  Texts values;
  Numbers kpi_snapshots, kpi_axes, kpi_segments, kpi_positions;
  CountColumns counts;
  for (const SegmentCount& segment : segments) {
    const auto position = static_cast<std::int64_t>(snapshots.size());
    snapshots.push_back(id);
    axes.push_back(axis);
    positions.push_back(position);
    values.push_back(segment.value);
    totals.push_back(segment.total);
    for (std::size_t kpi = 0; kpi < segment.kpis.size(); ++kpi) {
      kpi_snapshots.push_back(id);
      kpi_axes.push_back(axis);
      kpi_segments.push_back(position);
      kpi_positions.push_back(static_cast<std::int64_t>(kpi));
      counts.push_back(segment.kpis[kpi]);
    }
  }
  db.insert(
      "snapshot_segment", "snapshot, axis, segment, value, total",
      {std::move(snapshots), std::move(axes), std::move(positions), std::move(values), std::move(totals)});
  std::vector<ColumnValues> columns = {std::move(kpi_snapshots), std::move(kpi_axes), std::move(kpi_segments),
                                       std::move(kpi_positions)};
  std::move(counts).append_to(columns);
  db.insert("snapshot_segment_kpi", "snapshot, axis, segment, position, " + kCountColumns,
            std::move(columns));
}

void add_axis(Connection& db, std::int64_t id, std::int64_t place, const AxisCount& axis) {
  db.execute("INSERT INTO snapshot_axis (snapshot, axis, name, many, definition) VALUES ($1, $2, $3, $4, $5)",
             {id, place, axis.column, axis.many, axis.definition});
  add_segments(db, id, place, axis.segments);
}

/// Puts snapshots together from their tables, in the order in which each part needs the one before.
class Assembly {
 public:
  Assembly(Connection& db, const std::string& which, const Values& values)
      : db_(db), which_(which), values_(values) {}

  std::vector<Snapshot> snapshots() {
    read_heads();
    read_columns();
    read_kpis();
    read_axes();
    read_segments();
    read_segment_kpis();
    read_impacts();
    read_suspects();
    return std::move(snapshots_);
  }

 private:
  /// Calls `take` with each row of a part and the snapshot that it belongs to. Within a transaction on
  /// PostgreSQL each query sees a later state: what is of no snapshot that was read is left out.
  template <class Take>
  void each(const std::string& columns, const std::string& table, const std::string& order, Take take) {
    const Rows rows =
        db_.select("snapshot, " + columns,
                   "FROM " + table + " WHERE snapshot IN (" + which_ + ") ORDER BY " + order, values_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Row row = rows[i];
      const auto place = place_.find(row.text());
      if (place != place_.end()) take(snapshots_[place->second], row);
    }
  }

  void read_heads() {
    const Rows rows = db_.select(
        "id, run, job, source, registry, taken_at, period_kind, period_start, period_end, total, inactive, "
        "replaced, pass, previous_at, selection, currency, registered, part",
        "FROM snapshot WHERE id IN (" + which_ + ") ORDER BY period_start, period_end, taken_at, id",
        values_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Row row = rows[i];
      place_[row.text()] = i;
      snapshots_.push_back(read_snapshot(row));
    }
  }
  void read_columns() {
    each("name", "snapshot_column", "snapshot, position",
         [](Snapshot& owner, Row& row) { owner.columns.push_back(row.text()); });
  }
  void read_kpis() {
    each("kpi, mapped, stated, rule, " + kCountColumns, "snapshot_kpi", "snapshot, position",
         [](Snapshot& owner, Row& row) {
           KpiResult& kpi = owner.counts.kpis.emplace_back();
           kpi.id.value = row.text();
           kpi.mapped = row.number() != 0;
           kpi.stated = row.number() != 0;
           kpi.rule = row.text();
           kpi.count = read_count(row);
         });
  }
  void read_axes() {
    each("axis, name, many, definition", "snapshot_axis", "snapshot, axis", [](Snapshot& owner, Row& row) {
      Counts& counts = owner.counts;
      AxisCount& axis = row.number() == kOwners ? counts.owners.emplace() : counts.axes.emplace_back();
      axis.column = row.text();
      axis.many = row.number() != 0;
      axis.definition = row.text();
    });
  }
  void read_segments() {
    each("axis, value, total", "snapshot_segment", "snapshot, axis, segment", [](Snapshot& owner, Row& row) {
      SegmentCount& segment = axis_of(owner, row).segments.emplace_back();
      segment.value = row.text();
      segment.total = row.number();
    });
  }
  void read_segment_kpis() {
    each("axis, segment, " + kCountColumns, "snapshot_segment_kpi", "snapshot, axis, segment, position",
         [](Snapshot& owner, Row& row) {
           AxisCount& axis = axis_of(owner, row);
           SegmentCount& segment = axis.segments.at(static_cast<std::size_t>(row.number()));
           segment.kpis.push_back(read_count(row));
         });
  }
  void read_impacts() {
    each("position, kind, currency, flagged, flagged_records, rest, rest_records", "snapshot_impact",
         "snapshot, position, place", [](Snapshot& owner, Row& row) {
           KpiResult& kpi = owner.counts.kpis.at(static_cast<std::size_t>(row.number()));
           Impact& impact = kpi.impacts.emplace_back();
           impact.kind = impact_named(row.text());
           impact.currency = row.text();
           impact.flagged = row.number();
           impact.flagged_records = row.number();
           impact.rest = row.number();
           impact.rest_records = row.number();
         });
  }
  void read_suspects() {
    each("name, value, records", "snapshot_suspect", "snapshot, place", [](Snapshot& owner, Row& row) {
      Suspect& suspect = owner.counts.suspects.emplace_back();
      suspect.column = row.text();
      suspect.value = row.text();
      suspect.records = row.number();
    });
  }
  static AxisCount& axis_of(Snapshot& owner, Row& row) {
    const std::int64_t place = row.number();
    return place == kOwners ? owner.counts.owners.value()
                            : owner.counts.axes.at(static_cast<std::size_t>(place));
  }

  Connection& db_;
  const std::string which_;
  const Values& values_;
  std::vector<Snapshot> snapshots_;
  std::map<std::string, std::size_t> place_;  ///< of an id in snapshots_
};

}  // namespace

void SnapshotTable::add(const Snapshot& snapshot) {
  const Counts& counts = snapshot.counts;
  db_.transaction([&] {
    const auto made = db_.number(
        "INSERT INTO snapshot (run, part, part_key, job, source, registry, taken_at, period_kind, "
        "period_start, period_end, "
        "total, inactive, replaced, pass, previous_at, selection, currency, registered) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) RETURNING "
        "id",
        {key_of(snapshot.run.value), text_of(snapshot.part), key_of(snapshot.part), snapshot.job,
         snapshot.source, snapshot.registry, snapshot.taken_at, name_of(snapshot.period.kind),
         snapshot.period.start, snapshot.period.end, counts.total, counts.inactive, counts.replaced,
         snapshot.pass, snapshot.previous_at, snapshot.selection, snapshot.currency, counts.registered});
    const std::int64_t id = made.value();
    add_columns(db_, id, snapshot.columns);
    add_kpis(db_, id, counts.kpis);
    add_impacts(db_, id, counts.kpis);
    for (std::size_t axis = 0; axis < counts.axes.size(); ++axis)
      add_axis(db_, id, static_cast<std::int64_t>(axis), counts.axes[axis]);
    if (counts.owners) add_axis(db_, id, kOwners, *counts.owners);
    add_suspects(db_, id, counts.suspects);
  });
}

std::optional<Snapshot> SnapshotTable::of_run(const RunId& run) const {
  std::vector<Snapshot> found =
      load("SELECT id FROM snapshot WHERE run = $1 AND part_key = ''", {key_of(run.value)});
  if (found.empty()) return {};
  return std::move(found.front());
}

std::vector<Snapshot> SnapshotTable::parts_of_run(const RunId& run) const {
  std::vector<Snapshot> found =
      load("SELECT id FROM snapshot WHERE run = $1 AND part_key <> ''", {key_of(run.value)});
  std::sort(found.begin(), found.end(),
            [](const Snapshot& left, const Snapshot& right) { return left.part < right.part; });
  return found;
}

std::optional<Snapshot> SnapshotTable::latest(const JobId& job, std::optional<Instant> before) const {
  const std::string order = "ORDER BY taken_at DESC, run DESC LIMIT 1";
  std::vector<Snapshot> found =
      before ? load("SELECT id FROM snapshot WHERE job = $1 AND part_key = '' AND taken_at < $2 " + order,
                    {job, *before})
             : load("SELECT id FROM snapshot WHERE job = $1 AND part_key = '' " + order, {job});
  if (found.empty()) return {};
  return std::move(found.front());
}

std::vector<Snapshot> SnapshotTable::course(const JobId& job, const std::vector<CoursePeriod>& periods,
                                            const Part& part) const {
  if (periods.empty()) return {};
  Values values;
  std::string wanted;
  for (const CoursePeriod& period : periods) {
    wanted += wanted.empty() ? "" : ", ";
    for (const Instant instant : {period.period.start, period.period.end, period.in_time_until}) {
      values.emplace_back(instant);
      wanted +=
          (values.size() % 3 == 1 ? "(" : ", ") + ("CAST($" + std::to_string(values.size())) + " AS BIGINT)";
    }
    wanted += ")";
  }
  values.emplace_back(job);  // after them: SQLite numbers $1, $2 in the order of their first use
  const std::string of_job = std::to_string(values.size());
  values.emplace_back(key_of(part));
  return load("WITH wanted (start_at, end_at, in_time_until) AS (VALUES " + wanted +
                  ") SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY period_start "
                  "ORDER BY taken_at DESC, run DESC) AS place FROM snapshot JOIN wanted "
                  "ON period_start = start_at AND period_end = end_at AND taken_at < in_time_until "
                  "WHERE job = $" +
                  of_job + " AND part_key = $" + std::to_string(values.size()) +
                  ") AS placed WHERE place = 1",
              values);
}

std::optional<Instant> SnapshotTable::newest(const SourceId& source, const RegistryId& registry) const {
  const auto seconds = db_.number("SELECT max(taken_at) FROM snapshot WHERE source = $1 AND registry = $2",
                                  {source, registry});
  if (!seconds) return {};
  return Instant(std::chrono::seconds(*seconds));
}

std::vector<Snapshot> SnapshotTable::load(const std::string& which, const Values& values) const {
  std::vector<Snapshot> snapshots;
  db_.reading([&] { snapshots = Assembly(db_, which, values).snapshots(); });
  return snapshots;
}

}  // namespace boletim

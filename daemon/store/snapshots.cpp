#include "daemon/store/snapshots.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "daemon/store/keys.h"
#include "daemon/store/names.h"

namespace boletim {
namespace {

using Numbers = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

const std::string kCounts = "flagged, declined, missing, placeholder, malformed, landline, correctable";

/// The columns of kCounts for many rows.
class CountColumns {
 public:
  void push_back(const KpiCount& count) {
    const StateCounts& states = count.states;
    const std::array values = {count.flagged,    count.declined,  states.missing,    states.placeholder,
                               states.malformed, states.landline, states.correctable};
    for (std::size_t i = 0; i < values.size(); ++i) columns_[i].push_back(values[i]);
  }
  void append_to(std::vector<ColumnValues>& columns) && {
    for (Numbers& column : columns_) columns.emplace_back(std::move(column));
  }

 private:
  std::array<Numbers, 7> columns_;
};

KpiCount read_count(Row& row) {
  KpiCount count;
  count.flagged = row.number();
  count.declined = row.number();
  count.states.missing = row.number();
  count.states.placeholder = row.number();
  count.states.malformed = row.number();
  count.states.landline = row.number();
  count.states.correctable = row.number();
  return count;
}

Snapshot read_snapshot(Row row) {
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
  return snapshot;
}

void add_columns(Connection& db, std::int64_t run, const std::vector<std::string>& names) {
  Numbers runs(names.size(), run), positions(names.size());
  std::iota(positions.begin(), positions.end(), 0);
  db.insert("snapshot_column", "run, position, name", {std::move(runs), std::move(positions), names});
}

void add_kpis(Connection& db, std::int64_t run, const std::vector<KpiResult>& kpis) {
  Numbers runs, positions, mapped;
  Texts ids;
  CountColumns counts;
  for (const KpiResult& kpi : kpis) {
    positions.push_back(static_cast<std::int64_t>(runs.size()));
    runs.push_back(run);
    ids.push_back(kpi.id.value);
    mapped.push_back(kpi.mapped);
    counts.push_back(kpi.count);
  }
  std::vector<ColumnValues> columns = {std::move(runs), std::move(positions), std::move(ids),
                                       std::move(mapped)};
  std::move(counts).append_to(columns);
  db.insert("snapshot_kpi", "run, position, kpi, mapped, " + kCounts, std::move(columns));
}

void add_segments(Connection& db, std::int64_t run, std::int64_t axis,
                  const std::vector<SegmentCount>& segments) {
  Numbers runs, axes, positions, totals;
  Texts values;
  Numbers kpi_runs, kpi_axes, kpi_segments, kpi_positions;
  CountColumns counts;
  for (const SegmentCount& segment : segments) {
    const auto position = static_cast<std::int64_t>(runs.size());
    runs.push_back(run);
    axes.push_back(axis);
    positions.push_back(position);
    values.push_back(segment.value);
    totals.push_back(segment.total);
    for (std::size_t kpi = 0; kpi < segment.kpis.size(); ++kpi) {
      kpi_runs.push_back(run);
      kpi_axes.push_back(axis);
      kpi_segments.push_back(position);
      kpi_positions.push_back(static_cast<std::int64_t>(kpi));
      counts.push_back(segment.kpis[kpi]);
    }
  }
  db.insert("snapshot_segment", "run, axis, segment, value, total",
            {std::move(runs), std::move(axes), std::move(positions), std::move(values), std::move(totals)});
  std::vector<ColumnValues> columns = {std::move(kpi_runs), std::move(kpi_axes), std::move(kpi_segments),
                                       std::move(kpi_positions)};
  std::move(counts).append_to(columns);
  db.insert("snapshot_segment_kpi", "run, axis, segment, position, " + kCounts, std::move(columns));
}

/// Puts snapshots together from their tables, in the order in which each part needs the one before.
class Assembly {
 public:
  Assembly(Connection& db, const std::string& which, const Values& values)
      : db_(db), of_them_(" WHERE run IN (" + which + ") ORDER BY "), values_(values) {}

  std::vector<Snapshot> snapshots() {
    read_heads();
    read_columns();
    read_kpis();
    read_axes();
    read_segments();
    read_segment_kpis();
    return std::move(snapshots_);
  }

 private:
  /// Calls `take` with each row of a part and the snapshot that it belongs to. Within a transaction on
  /// PostgreSQL each query sees a later state: what is of no snapshot that was read is left out.
  template <class Take>
  void each(const std::string& columns, const std::string& table, const std::string& order, Take take) {
    const Rows rows = db_.select("run, " + columns, "FROM " + table + of_them_ + order, values_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Row row = rows[i];
      const auto place = place_.find(row.text());
      if (place != place_.end()) take(snapshots_[place->second], row);
    }
  }

  void read_heads() {
    const Rows rows = db_.select(
        "run, job, source, registry, taken_at, period_kind, period_start, period_end, total, inactive, "
        "replaced",
        "FROM snapshot" + of_them_ + "period_start, period_end, taken_at, run", values_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      snapshots_.push_back(read_snapshot(rows[i]));
      place_[snapshots_.back().run.value] = i;
    }
  }
  void read_columns() {
    each("name", "snapshot_column", "run, position",
         [](Snapshot& owner, Row& row) { owner.columns.push_back(row.text()); });
  }
  void read_kpis() {
    each("kpi, mapped, " + kCounts, "snapshot_kpi", "run, position", [](Snapshot& owner, Row& row) {
      KpiResult& kpi = owner.counts.kpis.emplace_back();
      kpi.id.value = row.text();
      kpi.mapped = row.number() != 0;
      kpi.count = read_count(row);
    });
  }
  void read_axes() {
    each("name", "snapshot_axis", "run, axis", [](Snapshot& owner, Row& row) {
      owner.counts.axes.push_back({row.text(), {}});
    });
  }
  void read_segments() {
    each("axis, value, total", "snapshot_segment", "run, axis, segment", [](Snapshot& owner, Row& row) {
      SegmentCount& segment = axis_of(owner, row).segments.emplace_back();
      segment.value = row.text();
      segment.total = row.number();
    });
  }
  void read_segment_kpis() {
    each("axis, segment, " + kCounts, "snapshot_segment_kpi", "run, axis, segment, position",
         [](Snapshot& owner, Row& row) {
           AxisCount& axis = axis_of(owner, row);
           SegmentCount& segment = axis.segments.at(static_cast<std::size_t>(row.number()));
           segment.kpis.push_back(read_count(row));
         });
  }
  static AxisCount& axis_of(Snapshot& owner, Row& row) {
    return owner.counts.axes.at(static_cast<std::size_t>(row.number()));
  }

  Connection& db_;
  const std::string of_them_;
  const Values& values_;
  std::vector<Snapshot> snapshots_;
  std::map<std::string, std::size_t> place_;  ///< of a run in snapshots_
};

}  // namespace

void SnapshotTable::add(const Snapshot& snapshot) {
  const std::int64_t run = key_of(snapshot.run.value);
  const Counts& counts = snapshot.counts;
  db_.transaction([&] {
    db_.execute(
        "INSERT INTO snapshot (run, job, source, registry, taken_at, period_kind, period_start, period_end, "
        "total, inactive, replaced) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {run, snapshot.job, snapshot.source, snapshot.registry, snapshot.taken_at,
         name_of(snapshot.period.kind), snapshot.period.start, snapshot.period.end, counts.total,
         counts.inactive, counts.replaced});
    add_columns(db_, run, snapshot.columns);
    add_kpis(db_, run, counts.kpis);
    for (std::size_t axis = 0; axis < counts.axes.size(); ++axis) {
      const auto position = static_cast<std::int64_t>(axis);
      db_.execute("INSERT INTO snapshot_axis (run, axis, name) VALUES ($1, $2, $3)",
                  {run, position, counts.axes[axis].column});
      add_segments(db_, run, position, counts.axes[axis].segments);
    }
  });
}

std::optional<Snapshot> SnapshotTable::of_run(const RunId& run) const {
  std::vector<Snapshot> found = load("SELECT run FROM snapshot WHERE run = $1", {key_of(run.value)});
  if (found.empty()) return {};
  return std::move(found.front());
}

std::optional<Snapshot> SnapshotTable::latest(const JobId& job, std::optional<Instant> before) const {
  const std::string order = "ORDER BY taken_at DESC, run DESC LIMIT 1";
  std::vector<Snapshot> found =
      before ? load("SELECT run FROM snapshot WHERE job = $1 AND taken_at < $2 " + order, {job, *before})
             : load("SELECT run FROM snapshot WHERE job = $1 " + order, {job});
  if (found.empty()) return {};
  return std::move(found.front());
}

// The next period is taken to be as long as this one: it ends at end + (end - start).
std::vector<Snapshot> SnapshotTable::course(const JobId& job, Instant from, Instant until) const {
  return load(
      "SELECT run FROM (SELECT run, row_number() OVER (PARTITION BY period_start, period_end "
      "ORDER BY taken_at DESC, run DESC) AS place FROM snapshot "
      "WHERE job = $1 AND period_start >= $2 AND period_start < $3 "
      "AND taken_at < period_end + (period_end - period_start)) AS placed WHERE place = 1",
      {job, from, until});
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

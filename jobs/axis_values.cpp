#include "jobs/axis_values.h"

#include <algorithm>
#include <tuple>

#include "jobs/breaks.h"
#include "jobs/kpi/bands.h"
#include "jobs/registry/text.h"
#include "reports/words/segment_rows.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

const AxisCount* find_axis(const Snapshot* snapshot, const std::string& column) {
  if (snapshot == nullptr) return nullptr;
  for (const AxisCount& axis : snapshot->counts.axes)
    if (axis.column == column) return &axis;
  return nullptr;
}

/// Place of a mapped KPI in a snapshot.
std::optional<std::size_t> place_of(const Snapshot& snapshot, const KpiId& id) {
  for (std::size_t k = 0; k < snapshot.counts.kpis.size(); ++k)
    if (snapshot.counts.kpis[k].id == id && snapshot.counts.kpis[k].mapped) return k;
  return std::nullopt;
}

/// Flagged records of the segments of then, where they compare with those of now.
class Then {
 public:
  Then(const AxisCount& now, const AxisCount* then) : axis_(then) {
    if (axis_ != nullptr && axis_->definition != now.definition) axis_ = nullptr;
  }
  std::map<std::string, std::int64_t> records() const {
    std::map<std::string, std::int64_t> all;
    if (axis_ != nullptr)
      for (const SegmentCount& segment : axis_->segments) all.emplace(segment.value, segment.total);
    return all;
  }
  /// A segment that was not there had none.
  std::optional<std::int64_t> flagged(const std::string& value, std::optional<std::size_t> kpi) const {
    if (axis_ == nullptr || !kpi) return std::nullopt;
    const auto found = std::ranges::lower_bound(axis_->segments, value, {}, &SegmentCount::value);
    if (found == axis_->segments.end() || found->value != value) return 0;
    return found->kpis[*kpi].flagged;
  }

 private:
  const AxisCount* axis_;
};

/// Bands in their order; else as a reader looks a value up: accents and case aside. Records without a value
/// last.
void put_in_reading_order(std::vector<SegmentFigures>& rows, const std::vector<std::string>& bands) {
  std::ranges::sort(rows, {}, [&](const SegmentFigures& row) {
    const auto band = std::ranges::find(bands, row.value) - bands.begin();
    return std::tuple(row.value.empty(), band, fold(row.value), row.value);
  });
}

/// The segments of an axis with the figures of now, in the order of the job's KPIs.
std::vector<SegmentFigures> rows_of(const Job& job, const AxisCount& count, const Snapshot& now) {
  std::vector<SegmentFigures> rows;
  for (const SegmentCount& segment : count.segments) {
    SegmentFigures row{segment.value, segment.total, {}, {}};
    for (const Kpi& kpi : job.rules.kpis) {
      const auto k = place_of(now, kpi.id);
      row.flagged.push_back(k ? std::optional(segment.kpis[*k].flagged) : std::nullopt);
      const auto flows = k ? segment.kpis[*k].flows : std::nullopt;
      row.flows.push_back(flows ? std::optional(flow_figures(*flows)) : std::nullopt);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

void add_previous(AxisFigures& figures, const Job& job, const AxisCount& count, const Snapshot& now,
                  const Snapshot* snapshot_then) {
  const Then then(count, find_axis(snapshot_then, count.column));
  std::vector<SegmentFigures>& rows = figures.segments;
  figures.then = then.records();
  for (const Kpi& kpi : job.rules.kpis) {
    const bool compares = snapshot_then != nullptr && breaks_between(*snapshot_then, now, kpi.id).empty();
    const auto k = compares ? place_of(*snapshot_then, kpi.id) : std::nullopt;
    for (SegmentFigures& row : rows) row.previous.push_back(then.flagged(row.value, k));
  }
}

AxisFigures axis_of(const Job& job, const Axis& axis, const AxisCount& count, const Snapshot& now,
                    const Snapshot* then) {
  AxisFigures figures{axis.title, rows_of(job, count, now)};
  figures.many = count.many;
  add_previous(figures, job, count, now, then);
  put_in_reading_order(figures.segments, axis.bands ? band_labels(*axis.bands) : std::vector<std::string>{});
  return figures;
}

}  // namespace

FlowFigures flow_figures(const Flows& f) {
  return {f.previous, f.registered, f.lost,      f.reopened,    f.corrected,
          f.removed,  f.moved_in,   f.moved_out, f.reclassified};
}

DayFigures day_figures(const DaySpread& days) {
  return {days.mean, days.median, days.p90};
}

std::vector<AxisFigures> axis_values(const Job& job, const Snapshot& now, const Snapshot* then) {
  std::vector<AxisFigures> axes;
  for (const Axis& axis : job.rules.axes)
    if (const AxisCount* count = find_axis(&now, axis.column))
      axes.push_back(axis_of(job, axis, *count, now, then));
  return axes;
}

void limit_axes(std::vector<AxisFigures>& axes, const Job& job, const Snapshot& now) {
  auto figures = axes.begin();
  for (const Axis& axis : job.rules.axes) {
    if (find_axis(&now, axis.column) == nullptr) continue;
    std::vector<SegmentFigures>& rows = (figures++)->segments;
    if (axis.limit)
      rows = largest(std::move(rows), static_cast<std::size_t>(std::max(*axis.limit, 1)),
                     [](const SegmentFigures& row) { return row.total; });
  }
}

std::optional<AxisFigures> owner_values(const Job& job, const Snapshot& now, const Snapshot* then,
                                        Locale locale) {
  if (!now.counts.owners) return std::nullopt;
  const AxisCount& count = *now.counts.owners;
  AxisFigures owners{std::string(text("column.owner", locale)), rows_of(job, count, now)};
  owners.then =
      Then(count, then != nullptr && then->counts.owners ? &*then->counts.owners : nullptr).records();
  for (std::size_t i = 0; i < count.segments.size(); ++i)
    for (const Kpi& kpi : job.rules.kpis) {
      const auto k = place_of(now, kpi.id);
      const KpiCount* of_kpi = k ? &count.segments[i].kpis[*k] : nullptr;
      const auto days = [&](std::optional<DaySpread> KpiCount::*spread) -> std::optional<DayFigures> {
        if (of_kpi == nullptr || !(of_kpi->*spread)) return std::nullopt;
        return day_figures(*(of_kpi->*spread));
      };
      owners.segments[i].days_to_correct.push_back(days(&KpiCount::days_to_correct));
      owners.segments[i].days_open.push_back(days(&KpiCount::days_open));
    }
  put_in_reading_order(owners.segments, {});
  return owners;
}

}  // namespace boletim

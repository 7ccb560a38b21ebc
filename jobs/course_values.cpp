#include "jobs/course_values.h"

#include <algorithm>

#include "jobs/breaks.h"
#include "jobs/heading_values.h"

namespace boletim {
namespace {

constexpr std::size_t kMostSegments = 12;

/// The snapshots of the last periods, oldest first; null where there is none.
std::vector<std::pair<Period, const Snapshot*>> snapshots_of_course(const Job& job, const Snapshot& now,
                                                                    const History& history) {
  const Zone& zone = job.timetable.zone;
  std::vector<std::pair<Period, const Snapshot*>> all;
  Period period = now.period;
  for (int i = 0; i < job.periods; ++i, period = period_before(period, zone))
    all.emplace_back(period, i == 0 && is_in_time(now, zone) ? &now : history.find(period));
  std::reverse(all.begin(), all.end());
  return all;
}

const AxisCount* find_axis(const Snapshot& snapshot, const AxisCount& like) {
  for (const AxisCount& axis : snapshot.counts.axes)
    if (axis.column == like.column && axis.definition == like.definition) return &axis;
  return nullptr;
}

/// What a snapshot counted of a KPI, over all records or, with `axis`, over one value of it.
struct Counted {
  const KpiResult* kpi = nullptr;
  const KpiCount* count = nullptr;
  std::int64_t total = 0;
};

Counted find(const Snapshot& snapshot, const KpiId& id, const AxisCount* axis, const std::string& value) {
  for (std::size_t k = 0; k < snapshot.counts.kpis.size(); ++k) {
    const KpiResult& kpi = snapshot.counts.kpis[k];
    if (kpi.id != id || !kpi.mapped) continue;
    if (axis == nullptr) return {&kpi, &kpi.count, snapshot.counts.total};
    const AxisCount* same = find_axis(snapshot, *axis);
    if (same == nullptr) return {&kpi};
    const auto segment = std::ranges::lower_bound(same->segments, value, {}, &SegmentCount::value);
    if (segment == same->segments.end() || segment->value != value) return {&kpi};
    return {&kpi, &segment->kpis[k], segment->total};
  }
  return {};
}

std::vector<TrendPoint> course(const Job& job, const Snapshot& now, const History& history, const KpiId& id,
                               const AxisCount* axis, const std::string& value) {
  const Zone& zone = job.timetable.zone;
  std::vector<TrendPoint> points;
  const Snapshot* before = nullptr;
  for (const auto& [period, snapshot] : snapshots_of_course(job, now, history)) {
    TrendPoint point{report_period(period, zone).last, std::nullopt};
    const Counted counted = snapshot == nullptr ? Counted{} : find(*snapshot, id, axis, value);
    if (counted.kpi == nullptr && points.empty()) continue;  // a line starts where counting started
    if (counted.count != nullptr) {
      point.share = Share{counted.count->flagged, counted.total};
      if (counted.kpi->stated) point.parts = composition_of(counted.count->states);
    }
    if (counted.kpi != nullptr) {
      if (before != nullptr && !breaks_between(*before, *snapshot, id).empty())
        point.changed = civil_time(snapshot->taken_at, zone).date;
      before = snapshot;
    }
    points.push_back(point);
  }
  return points;
}

}  // namespace

Composition composition_of(const StateCounts& s) {
  return {s.missing, s.placeholder, s.malformed, s.landline, s.correctable};
}

std::vector<TrendPoint> course_of(const Job& job, const Snapshot& now, const History& history,
                                  const KpiId& id) {
  return course(job, now, history, id, nullptr, "");
}

std::vector<SegmentCourse> segment_courses_of(const Job& job, const Snapshot& now, const History& history,
                                              const KpiId& id) {
  if (job.rules.axes.empty()) return {};
  const auto axis = std::ranges::find(now.counts.axes, job.rules.axes.begin()->column, &AxisCount::column);
  if (axis == now.counts.axes.end()) return {};
  std::vector<std::pair<std::int64_t, const SegmentCount*>> segments;
  for (const SegmentCount& segment : axis->segments) {
    const Counted counted = find(now, id, &*axis, segment.value);
    if (counted.count != nullptr) segments.emplace_back(counted.count->flagged, &segment);
  }
  std::ranges::stable_sort(segments, [](const auto& a, const auto& b) { return a.first > b.first; });
  if (segments.size() > kMostSegments) segments.resize(kMostSegments);
  std::vector<SegmentCourse> courses;
  for (const auto& [flagged, segment] : segments)
    courses.push_back({segment->value, course(job, now, history, id, &*axis, segment->value)});
  return courses;
}

}  // namespace boletim

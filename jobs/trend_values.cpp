#include "jobs/trend_values.h"

#include <algorithm>
#include <tuple>

#include "jobs/heading_values.h"
#include "jobs/registry/text.h"
#include "reports/texts.h"

namespace boletim {
namespace {

const KpiResult* find_kpi(const Snapshot* snapshot, const KpiId& id) {
  if (snapshot == nullptr) return nullptr;
  for (const KpiResult& kpi : snapshot->counts.kpis)
    if (kpi.id == id && kpi.mapped) return &kpi;
  return nullptr;
}

std::optional<Share> share_of(const Snapshot* snapshot, const KpiId& id) {
  const KpiResult* kpi = find_kpi(snapshot, id);
  if (kpi == nullptr) return std::nullopt;
  return Share{kpi->count.flagged, snapshot->counts.total};
}

std::vector<TrendPoint> course_of(const Job& job, const Snapshot& now, const History& history,
                                  const KpiId& id) {
  const Zone& zone = job.timetable.zone;
  std::vector<TrendPoint> course;
  Period period = now.period;
  for (int i = 0; i < job.periods; ++i, period = period_before(period, zone)) {
    const bool is_now = i == 0 && is_in_time(now, zone);
    course.push_back({report_period(period, zone).last, share_of(is_now ? &now : history.find(period), id)});
  }
  std::reverse(course.begin(), course.end());
  const auto first =
      std::find_if(course.begin(), course.end(), [](const TrendPoint& p) { return p.share.has_value(); });
  course.erase(course.begin(), first);  // a line starts where counting started
  return course;
}

Composition composition_of(const StateCounts& s) {
  return {s.missing, s.placeholder, s.malformed, s.landline, s.correctable};
}

KpiFigures figures_of(const Job& job, const Kpi& kpi, const Snapshot& now, const History& history,
                      Locale locale) {
  const Zone& zone = job.timetable.zone;
  KpiFigures figures;
  figures.id = kpi.id.value;
  figures.title = kpi_title(kpi, locale);
  figures.now = share_of(&now, kpi.id);
  figures.previous = share_of(history.find(period_before(now.period, zone)), kpi.id);
  figures.year_ago = share_of(history.find(period_a_year_ago(now.period, zone)), kpi.id);
  figures.target = kpi.target;
  if (const KpiResult* result = find_kpi(&now, kpi.id)) {
    figures.declined = result->count.declined;
    figures.composition = composition_of(result->count.states);
  }
  figures.course = course_of(job, now, history, kpi.id);
  return figures;
}

const AxisCount* find_axis(const Snapshot* snapshot, const std::string& column) {
  if (snapshot == nullptr) return nullptr;
  for (const AxisCount& axis : snapshot->counts.axes)
    if (axis.column == column) return &axis;
  return nullptr;
}

/// Flagged records of one segment then; a segment that was not there had none.
std::optional<std::int64_t> flagged_then(const Snapshot* then, const std::string& column,
                                         const std::string& value, const KpiId& id) {
  const AxisCount* axis = find_axis(then, column);
  if (axis == nullptr || find_kpi(then, id) == nullptr) return std::nullopt;
  for (const SegmentCount& segment : axis->segments) {
    if (segment.value != value) continue;
    for (std::size_t k = 0; k < then->counts.kpis.size(); ++k)
      if (then->counts.kpis[k].id == id) return segment.kpis[k].flagged;
  }
  return 0;
}

/// As a reader looks a value up: accents and case aside, records without a value last.
auto reading_order(const SegmentFigures& segment) {
  return std::tuple(segment.value.empty(), fold(segment.value), segment.value);
}

AxisFigures axis_of(const Axis& axis, const AxisCount& count, const Snapshot& now, const Snapshot* then) {
  AxisFigures figures{axis.title, {}};
  for (const SegmentCount& segment : count.segments) {
    SegmentFigures row{segment.value, segment.total, {}, {}};
    for (std::size_t k = 0; k < now.counts.kpis.size(); ++k) {
      const KpiResult& kpi = now.counts.kpis[k];
      row.flagged.push_back(kpi.mapped ? std::optional(segment.kpis[k].flagged) : std::nullopt);
      row.previous.push_back(flagged_then(then, count.column, segment.value, kpi.id));
    }
    figures.segments.push_back(std::move(row));
  }
  std::sort(
      figures.segments.begin(), figures.segments.end(),
      [](const SegmentFigures& a, const SegmentFigures& b) { return reading_order(a) < reading_order(b); });
  return figures;
}

}  // namespace

const Snapshot* History::find(const Period& period) const {
  const auto found = by_period.find(period.start);
  return found == by_period.end() ? nullptr : &found->second;
}

History read_history(const Job& job, const Snapshot& now, const Snapshots& snapshots) {
  const Zone& zone = job.timetable.zone;
  Period first = now.period;
  for (int i = 1; i < job.periods; ++i) first = period_before(first, zone);
  const Instant from = std::min(first.start, period_a_year_ago(now.period, zone).start);
  History history;
  for (Snapshot& snapshot : snapshots.course(job.id, from, now.period.start))
    if (is_in_time(snapshot, zone)) history.by_period.emplace(snapshot.period.start, std::move(snapshot));
  return history;
}

bool is_in_time(const Snapshot& snapshot, const Zone& zone) {
  return last_whole_period(snapshot.period.kind, snapshot.taken_at, zone).start <= snapshot.period.start;
}

TrendReport trend_values(const Job& job, const Snapshot& snapshot, const History& history,
                         const Heading& heading) {
  const Snapshot* then = history.find(period_before(snapshot.period, job.timetable.zone));
  TrendReport report{heading, {}, {}};
  for (const Kpi& kpi : job.rules.kpis)
    report.kpis.push_back(figures_of(job, kpi, snapshot, history, heading.locale));
  for (const Axis& axis : job.rules.axes)
    if (const AxisCount* count = find_axis(&snapshot, axis.column))
      report.axes.push_back(axis_of(axis, *count, snapshot, then));
  return report;
}

std::string kpi_title(const Kpi& kpi, Locale locale) {
  return kpi.title.empty() ? kpi_title(kpi.id, locale) : kpi.title;
}

std::string kpi_title(const KpiId& id, Locale locale) {
  const KpiTexts* texts = kpi_texts(id.value, locale);
  return texts == nullptr ? id.value : std::string(texts->title);
}

}  // namespace boletim

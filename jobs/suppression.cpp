#include "jobs/suppression.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "reports/words/segment_rows.h"

namespace boletim {
namespace {

bool is_small(std::int64_t records, std::int64_t least) {
  return records > 0 && records < least;
}

std::int64_t records_then(const AxisFigures& axis, const std::string& value) {
  const auto found = axis.then.find(value);
  return found == axis.then.end() ? 0 : found->second;
}

/// Rows that will stand together, while they are found.
class Fold {
 public:
  Fold(AxisFigures& axis, std::int64_t least) : axis_(axis), least_(least) {}

  void add(const SegmentFigures& row) {
    if (!values_.insert(row.value).second) return;
    now_ += row.total;
    then_ += records_then(axis_, row.value);
  }
  bool has(const std::string& value) const { return values_.contains(value); }
  bool is_empty() const { return values_.empty(); }
  /// Together they may be told of.
  bool is_large_enough() const {
    return values_.size() > 1 && !is_small(now_, least_) && !is_small(then_, least_);
  }
  void grow() {
    std::vector<const SegmentFigures*> others;
    for (const SegmentFigures& row : axis_.segments)
      if (!has(row.value)) others.push_back(&row);
    std::ranges::sort(others, {}, [](const SegmentFigures* row) { return std::tie(row->total, row->value); });
    for (auto next = others.begin(); next != others.end() && !is_large_enough(); ++next) add(**next);
  }

 private:
  AxisFigures& axis_;
  std::int64_t least_;
  std::set<std::string> values_;
  std::int64_t now_ = 0, then_ = 0;
};

/// What stood together then and is gone now would be the difference between the whole and all rows.
void forget_then(SegmentFigures& row) {
  std::ranges::fill(row.previous, std::nullopt);
  std::ranges::fill(row.flows, std::nullopt);
}

void suppress(AxisFigures& axis, std::int64_t least) {
  std::map<std::string, std::int64_t> now;
  for (const SegmentFigures& row : axis.segments) now[row.value] = row.total;
  const std::set<std::string> small_now = too_small(now, least), small_then = too_small(axis.then, least);
  const bool some_are_gone =
      std::ranges::any_of(small_then, [&](const std::string& value) { return !now.contains(value); });
  Fold fold(axis, least);
  for (const SegmentFigures& row : axis.segments)
    if (small_now.contains(row.value) || small_then.contains(row.value)) fold.add(row);
  axis.then.clear();
  if (fold.is_empty()) return;
  fold.grow();
  if (!fold.is_large_enough()) return axis.segments.clear();
  const auto folded = std::ranges::stable_partition(
      axis.segments, [&](const SegmentFigures& row) { return !fold.has(row.value); });
  fold_behind(axis.segments, axis.segments.size() - folded.size());
  if (some_are_gone) forget_then(axis.segments.back());
}

void forget_then(AxisFigures& axis) {
  std::ranges::for_each(axis.segments, [](SegmentFigures& row) { forget_then(row); });
}

void suppress(std::optional<Share>& share, std::int64_t least) {
  if (share && is_small(share->total, least)) share.reset();
}

void suppress(KpiFigures& kpi, std::int64_t least) {
  suppress(kpi.year_ago, least);
  for (TrendPoint& point : kpi.course) {
    suppress(point.share, least);
    if (!point.share) point.parts.reset();
  }
  std::erase_if(kpi.impacts, [least](const ImpactFigures& impact) {
    return is_small(impact.flagged_records, least) || is_small(impact.rest_records, least);
  });
}

bool was_small(const TrendReport& report, std::int64_t least) {
  return std::ranges::any_of(report.kpis, [least](const KpiFigures& kpi) {
    return kpi.previous && is_small(kpi.previous->total, least);
  });
}

/// Of a period with few records nothing is told, nor what became of them.
void forget_previous(TrendReport& report) {
  for (KpiFigures& kpi : report.kpis) {
    kpi.previous.reset();
    kpi.flows.reset();
    kpi.days_to_correct.reset();
  }
  for (AxisFigures& axis : report.axes) forget_then(axis);
  if (report.owners) forget_then(*report.owners);
  report.registered.reset();
  report.flows_since.reset();
}

/// Flows that begin at a snapshot whose groups are not known may be of a few.
void forget_flows(AxisFigures& axis) {
  for (SegmentFigures& row : axis.segments) std::ranges::fill(row.flows, std::nullopt);
}

}  // namespace

std::set<std::string> too_small(const std::map<std::string, std::int64_t>& records, std::int64_t least) {
  std::vector<std::pair<std::int64_t, std::string>> order;
  for (const auto& [value, size] : records)
    if (size > 0) order.emplace_back(size, value);
  std::ranges::sort(order);
  std::set<std::string> small;
  std::int64_t together = 0;
  for (const auto& [size, value] : order) {
    const bool hides_others = !small.empty() && (small.size() == 1 || together < least);
    if (size >= least && !hides_others) break;
    small.insert(value);
    together += size;
  }
  return small;
}

TrendReport suppressed(TrendReport report, std::int64_t least) {
  if (was_small(report, least)) forget_previous(report);
  if (report.flows_since) {
    for (AxisFigures& axis : report.axes) forget_flows(axis);
    if (report.owners) forget_flows(*report.owners);
  }
  for (KpiFigures& kpi : report.kpis) suppress(kpi, least);
  for (AxisFigures& axis : report.axes) suppress(axis, least);
  if (report.owners) suppress(*report.owners, least);
  return report;
}

}  // namespace boletim

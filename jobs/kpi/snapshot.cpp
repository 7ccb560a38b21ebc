#include "jobs/kpi/snapshot.h"

#include <fmt/format.h>

#include "jobs/failure.h"

namespace boletim {
namespace {

void add(KpiCount& sum, const KpiCount& count) {
  sum.flagged += count.flagged;
  sum.declined += count.declined;
  sum.states.missing += count.states.missing;
  sum.states.placeholder += count.states.placeholder;
  sum.states.malformed += count.states.malformed;
  sum.states.landline += count.states.landline;
  sum.states.correctable += count.states.correctable;
}

[[noreturn]] void fail(const std::string& what) {
  throw Failure(
      fmt::format("the snapshot does not add up: {}; it is not kept; please report this as a bug", what));
}

void check_count(const KpiCount& count, std::int64_t total, const std::string& what) {
  const StateCounts& states = count.states;
  const std::int64_t by_state =
      states.missing + states.placeholder + states.malformed + states.landline + states.correctable;
  if (by_state != count.flagged)
    fail(fmt::format("{}: {} flagged, {} by state", what, count.flagged, by_state));
  if (count.flagged + count.declined > total) {
    fail(fmt::format("{}: {} flagged and {} declined of {}", what, count.flagged, count.declined, total));
  }
}

void check_axis(const AxisCount& axis, const Counts& counts) {
  std::int64_t total = 0;
  std::vector<KpiCount> sums(counts.kpis.size());
  for (const SegmentCount& segment : axis.segments) {
    total += segment.total;
    if (segment.kpis.size() != sums.size()) fail(fmt::format("axis {} lacks a KPI", axis.column));
    for (std::size_t k = 0; k < sums.size(); ++k) {
      check_count(segment.kpis[k], segment.total,
                  fmt::format("{} on axis {}", counts.kpis[k].id.value, axis.column));
      add(sums[k], segment.kpis[k]);
    }
  }
  if (total != counts.total)
    fail(fmt::format("axis {} has {} records of {}", axis.column, total, counts.total));
  for (std::size_t k = 0; k < sums.size(); ++k) {
    if (sums[k] != counts.kpis[k].count) {
      fail(fmt::format("{}: {} flagged, {} on axis {}", counts.kpis[k].id.value, counts.kpis[k].count.flagged,
                       sums[k].flagged, axis.column));
    }
  }
}

}  // namespace

std::optional<double> percent(std::int64_t flagged, std::int64_t total) {
  if (total <= 0) return std::nullopt;
  return 100.0 * static_cast<double>(flagged) / static_cast<double>(total);
}

void check_adds_up(const Counts& counts) {
  for (const KpiResult& kpi : counts.kpis) {
    check_count(kpi.count, counts.total, kpi.id.value);
    if (!kpi.mapped && kpi.count != KpiCount{}) fail(kpi.id.value + " is not mapped, yet counted");
  }
  for (const AxisCount& axis : counts.axes) check_axis(axis, counts);
}

}  // namespace boletim

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

/// Those that happen to a record whatever its segment: what moves between two counts in both.
void add(Flows& sum, const Flows& flows) {
  sum.previous += flows.previous;
  sum.registered += flows.registered;
  sum.lost += flows.lost;
  sum.reopened += flows.reopened;
  sum.corrected += flows.corrected;
  sum.removed += flows.removed;
}

[[noreturn]] void fail(const std::string& what) {
  throw Failure(
      fmt::format("the snapshot does not add up: {}; it is not kept; please report this as a bug", what));
}

void check_flows(const KpiCount& count, const std::string& what) {
  if (!count.flows) return;
  const Flows& flows = *count.flows;
  const std::int64_t current = flows.previous + flows.registered + flows.lost + flows.reopened +
                               flows.moved_in + flows.reclassified - flows.corrected - flows.removed -
                               flows.moved_out;
  if (current != count.flagged)
    fail(fmt::format("{}: {} flagged, {} by what became of the previous {}", what, count.flagged, current,
                     flows.previous));
}

void check_count(const KpiCount& count, bool stated, std::int64_t total, const std::string& what) {
  const StateCounts& states = count.states;
  const std::int64_t by_state =
      states.missing + states.placeholder + states.malformed + states.landline + states.correctable;
  if (by_state != (stated ? count.flagged : 0))
    fail(fmt::format("{}: {} flagged, {} by state", what, count.flagged, by_state));
  if (count.flagged + count.declined > total) {
    fail(fmt::format("{}: {} flagged and {} declined of {}", what, count.flagged, count.declined, total));
  }
  check_flows(count, what);
}

/// One KPI on an axis where each record counts once.
void check_sum(const KpiResult& kpi, const AxisCount& axis, std::size_t k) {
  KpiCount sum;
  Flows flows;
  bool with_flows = !axis.segments.empty();
  for (const SegmentCount& segment : axis.segments) {
    const KpiCount& count = segment.kpis[k];
    add(sum, count);
    if (count.flows) add(flows, *count.flows);
    with_flows = with_flows && count.flows;
  }
  const KpiCount& count = kpi.count;
  if (sum.flagged != count.flagged || sum.declined != count.declined || sum.states != count.states)
    fail(fmt::format("{}: {} flagged, {} on axis {}", kpi.id.value, count.flagged, sum.flagged, axis.column));
  if (!with_flows || !count.flows) return;
  Flows expected;
  add(expected, *count.flows);
  if (flows != expected)
    fail(fmt::format("{}: of {} flagged before, {} on axis {}, or what became of them differs", kpi.id.value,
                     expected.previous, flows.previous, axis.column));
}

void check_axis(const AxisCount& axis, const Counts& counts) {
  std::int64_t total = 0;
  for (const SegmentCount& segment : axis.segments) {
    total += segment.total;
    if (segment.kpis.size() != counts.kpis.size()) fail(fmt::format("axis {} lacks a KPI", axis.column));
    if (segment.total > counts.total)
      fail(fmt::format("axis {} has {} records of {} in one segment", axis.column, segment.total,
                       counts.total));
    for (std::size_t k = 0; k < segment.kpis.size(); ++k)
      check_count(segment.kpis[k], counts.kpis[k].stated, segment.total,
                  fmt::format("{} on axis {}", counts.kpis[k].id.value, axis.column));
  }
  if (axis.many) return;
  if (total != counts.total)
    fail(fmt::format("axis {} has {} records of {}", axis.column, total, counts.total));
  for (std::size_t k = 0; k < counts.kpis.size(); ++k) check_sum(counts.kpis[k], axis, k);
}

}  // namespace

std::optional<double> percent(std::int64_t flagged, std::int64_t total) {
  if (total <= 0) return std::nullopt;
  return 100.0 * static_cast<double>(flagged) / static_cast<double>(total);
}

void check_adds_up(const Counts& counts) {
  for (const KpiResult& kpi : counts.kpis) {
    check_count(kpi.count, kpi.stated, counts.total, kpi.id.value);
    if (!kpi.mapped && kpi.count != KpiCount{}) fail(kpi.id.value + " is not mapped, yet counted");
  }
  for (const AxisCount& axis : counts.axes) check_axis(axis, counts);
  if (counts.owners) check_axis(*counts.owners, counts);
}

}  // namespace boletim

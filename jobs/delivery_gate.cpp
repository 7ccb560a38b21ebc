#include "jobs/delivery_gate.h"

#include <algorithm>

#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

bool is_equal(const KpiCount& a, const KpiCount& b) {
  return a.flagged == b.flagged && a.declined == b.declined && a.states == b.states;
}

bool is_equal(const KpiResult& a, const KpiResult& b) {
  return a.id == b.id && a.mapped == b.mapped && is_equal(a.count, b.count);
}

/// A value without records is no other than one that is not there.
std::vector<const SegmentCount*> filled(const AxisCount& axis) {
  std::vector<const SegmentCount*> segments;
  for (const SegmentCount& segment : axis.segments)
    if (segment.total > 0) segments.push_back(&segment);
  return segments;
}

bool is_equal(const AxisCount& a, const AxisCount& b) {
  return a.column == b.column &&
         std::ranges::equal(filled(a), filled(b), [](const SegmentCount* x, const SegmentCount* y) {
           return x->value == y->value && x->total == y->total &&
                  std::ranges::equal(x->kpis, y->kpis, [](const KpiCount& k, const KpiCount& l) {
                    return k.flagged == l.flagged;
                  });
         });
}

bool is_equal(const Counts& a, const Counts& b) {
  const auto equal = [](const auto& x, const auto& y) { return is_equal(x, y); };
  return a.total == b.total && std::ranges::equal(a.kpis, b.kpis, equal) &&
         std::ranges::equal(a.axes, b.axes, equal);
}

/// "total 8412, no_email 1284".
std::string figures_of(const Counts& counts) {
  std::string figures = "total " + std::to_string(counts.total);
  for (const KpiResult& kpi : counts.kpis)
    if (kpi.mapped) figures += ", " + kpi.id.value + " " + std::to_string(kpi.count.flagged);
  return figures;
}

}  // namespace

std::optional<Snapshot> previous_of(const Snapshot& now, const Snapshots& snapshots) {
  std::optional<Snapshot> whole = snapshots.latest(now.job, now.taken_at);
  if (!whole || now.part.is_whole()) return whole;
  for (Snapshot& part : snapshots.parts_of_run(whole->run))
    if (part.part == now.part) return std::move(part);
  return std::nullopt;
}

std::string why_not(const Delivery& delivery, const Snapshot& now, const std::optional<Snapshot>& previous) {
  if (delivery.if_changed && previous && is_equal(now.counts, previous->counts))
    return "nothing changed since " + to_rfc3339(previous->taken_at) + ": " + figures_of(now.counts) +
           " (if: changed)";
  if (!delivery.when) return "";
  const Counts* then = previous ? &previous->counts : nullptr;
  if (why_holds(*delivery.when, now.counts, then)) return "";
  return figures_of(*delivery.when, now.counts, then) + " (if: " + delivery.when->text + ")";
}

}  // namespace boletim

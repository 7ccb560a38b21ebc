#include "jobs/breaks.h"

namespace boletim {
namespace {

/// Fingerprint of what a KPI was counted by; blank where it was not counted or is not known.
std::string_view rule_of(const Snapshot& snapshot, const KpiId& id) {
  for (const KpiResult& kpi : snapshot.counts.kpis)
    if (kpi.id == id && kpi.mapped) return kpi.rule;
  return "";
}

}  // namespace

std::string_view name_of(Break cause) {
  return cause == Break::Rule ? "rule" : "selection";
}

std::vector<Break> breaks_between(const Snapshot& before, const Snapshot& after, const KpiId& kpi) {
  std::vector<Break> causes;
  const std::string_view then = rule_of(before, kpi), now = rule_of(after, kpi);
  if (then.empty() || now.empty()) return causes;
  if (then != now) causes.push_back(Break::Rule);
  if (before.pass && after.pass && before.selection != after.selection) causes.push_back(Break::Selection);
  return causes;
}

}  // namespace boletim

#pragma once
// Where a course breaks: numbers that were counted by other rules do not compare.

#include <string_view>
#include <vector>

#include "jobs/snapshots.h"

namespace boletim {

enum class Break {
  Rule,       ///< the KPI's rule, a list it looks into, or the registry's query
  Selection,  ///< which records the job is about
};
std::string_view name_of(Break cause);  ///< "rule" | "selection"

/// Why a KPI's numbers in two snapshots of a job do not compare; empty = they do. Where a snapshot of an old
/// state does not say by what it was counted, nothing is taken to have changed. Pure.
std::vector<Break> breaks_between(const Snapshot& before, const Snapshot& after, const KpiId& kpi);

}  // namespace boletim

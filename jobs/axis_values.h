#pragma once
// The axes and owners of a snapshot as reports say them.

#include <vector>

#include "jobs/job.h"
#include "jobs/snapshots.h"
#include "reports/trend.h"

namespace boletim {

FlowFigures flow_figures(const Flows& flows);
DayFigures day_figures(const DaySpread& days);

/// The axes of a job that the snapshot has, in the job's order, each whole. `then`: the snapshot of the
/// previous period, or null.
std::vector<AxisFigures> axis_values(const Job& job, const Snapshot& now, const Snapshot* then);

/// These by the `limit` of each.
void limit_axes(std::vector<AxisFigures>& axes, const Job& job, const Snapshot& now);

/// Who looks after the records, where the registry says it. `then` as above.
std::optional<AxisFigures> owner_values(const Job& job, const Snapshot& now, const Snapshot* then,
                                        Locale locale);

}  // namespace boletim

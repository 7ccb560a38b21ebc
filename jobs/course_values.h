#pragma once
// The course of KPIs over a job's earlier snapshots.

#include <vector>

#include "jobs/trend_values.h"

namespace boletim {

/// Of the job's last periods, from the first that counted it, oldest first.
std::vector<TrendPoint> course_of(const Job& job, const Snapshot& now, const History& history,
                                  const KpiId& id);

/// Of the values of the job's first axis that have most flagged records now, at most 12; of the same periods
/// as the KPI's own course. A value that was not there then is a gap.
std::vector<SegmentCourse> segment_courses_of(const Job& job, const Snapshot& now, const History& history,
                                              const KpiId& id);

Composition composition_of(const StateCounts& states);

}  // namespace boletim

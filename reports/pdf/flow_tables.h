#pragma once
// Tables of what changed: every line adds up from before to now.

#include "reports/drawing/table.h"
#include "reports/look.h"
#include "reports/trend.h"

namespace boletim {

/// Whether what became of any KPI is known.
bool has_flows(const TrendReport& report);

/// A line a KPI: before, what came in and what left, now, and how many days corrections took.
Table flows_table(const TrendReport& report, const Look& look);

/// The same of one KPI for the values of an axis with most to correct, the others in one row, and the total.
/// No rows where nothing moved.
Table flows_by_axis(const TrendReport& report, const AxisFigures& axis, std::size_t kpi);

/// The same for as many values as asked for, new ones in one column, with the days that corrections took
/// where the axis has them.
Table followed_by_axis(const TrendReport& report, const AxisFigures& axis, std::size_t kpi, std::size_t most);

/// A line a KPI: days to correct and age of what is open, each as mean, median and 90th percentile. No rows
/// where neither is known.
Table days_table(const TrendReport& report, const Look& look);

/// One KPI by who looks after the records. No rows where nobody has anything.
Table owners_table(const TrendReport& report, std::size_t kpi);

}  // namespace boletim

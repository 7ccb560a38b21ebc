#pragma once
// The tables of the trend report, as values; table.h draws them.

#include <optional>

#include "reports/drawing/table.h"
#include "reports/look.h"
#include "reports/trend.h"

namespace boletim {

/// Whether there is anything to compare with.
bool has_previous(const TrendReport& report);

/// Whether what is wrong is known of any KPI.
bool has_composition(const TrendReport& report);

/// A line a KPI: before, change, now, and now by what is wrong; the parts add up to it. Without comparison:
/// only what is wrong, of the KPIs that are told apart by it.
Table changes_table(const TrendReport& report, const Look& look, bool compare = true);

/// Every value of an axis with count and share of the KPIs `first` to `last` (not included), and the total.
Table axis_table(const TrendReport& report, const AxisFigures& axis, std::size_t first, std::size_t last);

}  // namespace boletim

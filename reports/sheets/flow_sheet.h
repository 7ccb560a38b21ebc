#pragma once
#include <optional>
#include <vector>

#include "reports/sheets/workbook.h"
#include "reports/trend.h"

namespace boletim {

/// A sheet of what changed, a line for each KPI, and for each value of an axis and KPI; each adds up: before
/// + in − out = now. None where no flows are known.
void write_flow_sheet(Workbook& book, const std::vector<KpiFigures>& kpis,
                      const std::vector<AxisFigures>& axes, const std::optional<AxisFigures>& owners,
                      Locale locale);

}  // namespace boletim

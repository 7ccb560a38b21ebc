#pragma once
#include "reports/drawing/table.h"
#include "reports/trend.h"

namespace boletim {

/// What a KPI is set against, a line each: of its flagged records and of the rest. Amounts of two currencies
/// are two lines. No rows where nothing is mapped.
Table impact_table(const TrendReport& report, std::size_t kpi);

}  // namespace boletim

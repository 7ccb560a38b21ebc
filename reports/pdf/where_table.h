#pragma once
#include <string>

#include "reports/drawing/table.h"
#include "reports/trend.h"

namespace boletim {

/// The axis's values by how far KPI `kpi` is above its target, or by its count: the most urgent ones, the
/// others in one row, and the total: at most `most` of its values have a row of their own.
struct WhereTable {
  Table table;
  std::string note;  ///< how it is sorted
};
WhereTable where_table(const TrendReport& report, const AxisFigures& axis, std::size_t kpi, Color color,
                       std::size_t most = 8);

}  // namespace boletim

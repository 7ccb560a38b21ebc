#pragma once
#include <string_view>
#include <vector>

#include "jobs/values.h"

namespace boletim {

/// A KPI that ships: which columns it looks at, any one of which makes it mapped.
/// Its title, description and purpose are texts of the report (reports/texts).
struct BuiltinKpi {
  std::string_view id;
  std::vector<std::string_view> columns;
};

/// All built-in KPIs, in the order in which documentation lists them.
const std::vector<BuiltinKpi>& builtin_kpis();
/// Nothing if there is no such KPI.
const BuiltinKpi* find_builtin_kpi(std::string_view id);

}  // namespace boletim

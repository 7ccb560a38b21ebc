#pragma once
#include <string>

#include "reports/look.h"
#include "reports/trend.h"

namespace boletim {

/// The course of the KPIs as the mail shows it: PNG, 2 pixels a point, one small chart a KPI.
std::string chart_png(const TrendReport& report, const Look& look);

}  // namespace boletim

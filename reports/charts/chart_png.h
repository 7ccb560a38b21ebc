#pragma once
#include <string>
#include <vector>

#include "reports/look.h"
#include "reports/trend.h"

namespace boletim {

/// The course of each KPI as the mail shows it: a PNG a KPI, all of one size, on white. Apart, so that they
/// stand side by side or one below the other, as the screen has room.
std::vector<std::string> chart_pngs(const TrendReport& report, const Look& look);

}  // namespace boletim

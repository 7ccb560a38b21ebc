#pragma once
#include <vector>

#include "reports/drawing/paragraph.h"
#include "reports/trend.h"

namespace boletim {

/// The report in a few words: how many hold the first KPI, how that has changed, what is wrong with them (the
/// parts add up to the number), and the next two KPIs. The news is in Semibold.
std::vector<Span> trend_answer(const TrendReport& report);

/// Whether the states of the composition explain every flagged record.
bool adds_up(const KpiFigures& kpi);

}  // namespace boletim

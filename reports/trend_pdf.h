#pragma once
#include "reports/look.h"
#include "reports/sink.h"
#include "reports/trend.h"

namespace boletim {

/// The trend report as PDF (A4 upright, embedded fonts, metadata). Equal values give equal bytes.
/// Throws Failure-like std::runtime_error saying which font is absent.
void write_trend_pdf(const TrendReport& report, const Look& look, Sink& sink);

/// The course of the KPIs as the mail shows it: PNG, 2 pixels a point, one small chart a KPI.
std::string chart_png(const TrendReport& report, const Look& look);

}  // namespace boletim

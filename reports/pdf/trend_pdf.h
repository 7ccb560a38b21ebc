#pragma once
#include <cstddef>

#include "reports/look.h"
#include "reports/sink.h"
#include "reports/trend.h"

namespace boletim {

/// The trend report as PDF (A4 upright, embedded fonts, metadata). Equal values give equal bytes.
/// Throws Failure-like std::runtime_error saying which font is absent.
/// Says how many pages it has.
std::size_t write_trend_pdf(const TrendReport& report, const Look& look, Sink& sink);

}  // namespace boletim

#pragma once
// The course of one KPI: a small chart with its own scale, the same on paper and in the mail.

#include <optional>
#include <string>
#include <vector>

#include "reports/drawing/canvas.h"
#include "reports/trend.h"

namespace boletim {

struct LineChart {
  std::string title;
  Color color;
  std::vector<TrendPoint> points;  ///< evenly spaced; a break where nothing was counted
  std::optional<double> target;    ///< percent, dashed
  std::optional<double> year_ago;  ///< percent, a grey dash at the end
  std::string nothing;             ///< said where no point has a share
  Locale locale = Locale::PtBr;
  ReportPeriod::Kind kind = ReportPeriod::Kind::Weekly;
};

LineChart line_chart(const KpiFigures& kpi, const Heading& heading, Color color);

/// Draws into `box`, all of it; labels never cross the line nor each other.
void draw_line_chart(Canvas& canvas, const Box& box, const LineChart& chart);

}  // namespace boletim

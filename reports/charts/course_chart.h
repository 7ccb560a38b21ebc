#pragma once
// The course of one KPI: a small chart with its own scale, the same on paper and in the mail.

#include <optional>
#include <string>
#include <vector>

#include "reports/charts/axis_scale.h"
#include "reports/drawing/canvas.h"
#include "reports/trend.h"

namespace boletim {

struct CourseChart {
  std::string title;
  Color color;
  std::vector<TrendPoint> points;  ///< evenly spaced; a break where nothing was counted
  std::optional<double> target;    ///< percent, dashed
  std::optional<double> year_ago;  ///< percent, a grey dash at the end
  std::string nothing;             ///< said where no point has a share
  Locale locale = Locale::PtBr;
  ReportPeriod::Kind period = ReportPeriod::Kind::Weekly;
  ChartKind kind = ChartKind::Line;     ///< bars are stacked by what is wrong where that is known
  std::optional<AxisScale> scale = {};  ///< one for several charts; nothing = its own
  std::optional<double> scale_width =
      {};  ///< room for the scale's labels; 0 = none are drawn; nothing = as needed
};

CourseChart course_chart(const KpiFigures& kpi, const TrendReport& report, Color color);

/// The same for a value of an axis, as one of several of `scale`: those of a row share the labels of the
/// first.
CourseChart segment_chart(const SegmentCourse& course, const TrendReport& report, Color color,
                          const AxisScale& scale);

/// The scale that all of them and the target fit into.
AxisScale common_scale(const TrendReport& report);

/// How wide the labels of a scale are, with their gap.
double scale_width(const Canvas& canvas, const AxisScale& scale, Locale locale);

/// Height of the words under a chart of that width that say what its shades mean; 0 where there are none.
double legend_height(const Canvas& canvas, const CourseChart& chart, double width);

/// The most of several charts that lie beside each other.
double most_legend(const Canvas& canvas, const std::vector<CourseChart>& charts, double width);

/// Draws into `box`, all of it; the legend, if there is one, at its foot. Labels never cross the line nor
/// each other.
void draw_course_chart(Canvas& canvas, const Box& box, const CourseChart& chart);

}  // namespace boletim

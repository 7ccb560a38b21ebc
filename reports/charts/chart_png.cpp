#include "reports/charts/chart_png.h"

#include "reports/charts/course_chart.h"
#include "reports/drawing/raster_canvas.h"
#include "reports/palette.h"

namespace boletim {
namespace {

constexpr double kHeight = 108;  ///< points
constexpr double kScale = 3;     ///< pixels a point: sharp also where a telephone makes it larger

/// Laid out narrower than it is shown, so that its labels are as large as the mail's text.
double width_of(std::size_t charts) {
  if (charts == 1) return 300;
  return charts == 2 || charts == 4 ? 216 : 136;
}

}  // namespace

std::vector<std::string> chart_pngs(const TrendReport& report, const Look& look) {
  const Fonts fonts(look);
  const double width = width_of(report.kpis.size());
  std::vector<CourseChart> charts;
  for (std::size_t i = 0; i < report.kpis.size(); ++i)
    charts.push_back(course_chart(report.kpis[i], report, kpi_color(look, i)));
  const double height = kHeight + most_legend(RasterCanvas(fonts, 1, 1, 1), charts, width);
  std::vector<std::string> all;
  for (const CourseChart& chart : charts) {
    RasterCanvas canvas(fonts, width, height, kScale);
    draw_course_chart(canvas, {0, 0, width, height}, chart);
    all.push_back(canvas.png());
  }
  return all;
}

}  // namespace boletim

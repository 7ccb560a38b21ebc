#include "reports/charts/chart_png.h"

#include "reports/charts/line_chart.h"
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
  std::vector<std::string> all;
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    RasterCanvas canvas(fonts, width, kHeight, kScale);
    draw_line_chart(canvas, {0, 0, width, kHeight},
                    line_chart(report.kpis[i], report.heading, kpi_color(look, i)));
    all.push_back(canvas.png());
  }
  return all;
}

}  // namespace boletim

#include "reports/charts/chart_png.h"

#include "reports/charts/line_chart.h"
#include "reports/drawing/grid.h"
#include "reports/drawing/raster_canvas.h"
#include "reports/palette.h"

namespace boletim {
namespace {

/// The mail shows it 600 pixels wide; laid out narrower than that, so that its labels are as large as its
/// text.
constexpr double kWidth = 450, kRow = 108, kGap = 12;
constexpr double kScale = 2 * 600 / kWidth;

}  // namespace

std::string chart_png(const TrendReport& report, const Look& look) {
  const Fonts fonts(look);
  const Grid grid{0, kWidth, report.kpis.size(), kGap};
  const auto rows = static_cast<double>(grid.rows());
  RasterCanvas canvas(fonts, kWidth, rows == 0 ? 1 : rows * (kRow + kGap) - kGap, kScale);
  for (std::size_t i = 0; i < report.kpis.size(); ++i) {
    const double top = static_cast<double>(i / grid.columns()) * (kRow + kGap);
    draw_line_chart(canvas, grid.cell(i, top, kRow),
                    line_chart(report.kpis[i], report.heading, kpi_color(look, i)));
  }
  return canvas.png();
}

}  // namespace boletim

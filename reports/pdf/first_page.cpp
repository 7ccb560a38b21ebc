#include "reports/pdf/first_page.h"

#include <initializer_list>

namespace boletim {
namespace {

constexpr double kLowestChart = 76;  // points; below that the labels of an axis touch

}  // namespace

FirstPage share_out(const BelowTiles& heights) {
  const FirstPage usual;
  if (heights.where == 0) return usual;
  const auto rows = static_cast<double>(heights.chart_rows);
  for (const bool where_first : {false, true}) {
    const double lacking = heights.around_charts + rows * usual.chart_height + heights.where +
                           (where_first ? 0 : heights.changes) - heights.room;
    if (lacking <= 0) return {usual.chart_height, where_first};
    if (rows > 0 && usual.chart_height - lacking / rows >= kLowestChart)
      return {usual.chart_height - lacking / rows, where_first};
  }
  return usual;
}

}  // namespace boletim

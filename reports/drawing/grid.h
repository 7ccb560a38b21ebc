#pragma once
#include <cstddef>

#include "reports/drawing/canvas.h"

namespace boletim {

/// Equal boxes in rows, as tiles and charts lie; up to three a row, without a lone one where that can be.
struct Grid {
  double left = 0, width = 0;
  std::size_t count = 0;
  double gap = 12;

  std::size_t columns() const { return count <= 3 ? (count == 0 ? 1 : count) : count == 4 ? 2 : 3; }
  std::size_t rows() const { return (count + columns() - 1) / columns(); }
  Box cell(std::size_t i, double top, double height) const {
    const auto n = static_cast<double>(columns());
    const double across = (width - gap * (n - 1)) / n;
    return {left + static_cast<double>(i % columns()) * (across + gap), top, across, height};
  }
};

}  // namespace boletim

#pragma once
#include <string>

#include "reports/drawing/raster_canvas.h"

namespace boletim {

/// A picture as an organization might give it: a blue box with a white disc.
inline std::string a_logo_png(double width, double height) {
  const Fonts fonts(default_look());
  RasterCanvas canvas(fonts, width, height, 1);
  canvas.rectangle({0, 0, width, height}, {0, 104, 168});
  canvas.disc({width / 2, height / 2}, height / 3, kWhite);
  return canvas.png();
}

}  // namespace boletim

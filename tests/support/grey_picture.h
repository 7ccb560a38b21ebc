#pragma once
// A picture read back from PNG, in grey, to be set against another.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <cairo.h>

namespace boletim {

struct GreyPicture {
  int width = 0, height = 0;
  std::vector<double> grey;  ///< 0–255, row by row
};

inline GreyPicture read_grey(const std::string& path) {
  cairo_surface_t* surface = cairo_image_surface_create_from_png(path.c_str());
  if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) throw std::runtime_error("no picture: " + path);
  GreyPicture picture{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  // Drawn onto a surface of a known form: what a PNG is read into depends on the PNG.
  cairo_surface_t* known = cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height);
  cairo_t* context = cairo_create(known);
  cairo_set_source_surface(context, surface, 0, 0);
  cairo_paint(context);
  cairo_destroy(context);
  cairo_surface_flush(known);
  const unsigned char* rows = cairo_image_surface_get_data(known);
  const int stride = cairo_image_surface_get_stride(known);
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      const unsigned char* pixel = rows + y * stride + x * 4;
      picture.grey.push_back(0.114 * pixel[0] + 0.587 * pixel[1] + 0.299 * pixel[2]);
    }
  cairo_surface_destroy(known);
  cairo_surface_destroy(surface);
  return picture;
}

/// By how many shades the most different block of 12 × 12 pixels differs; 255 for pictures of different
/// sizes.
inline double difference(const GreyPicture& a, const GreyPicture& b) {
  constexpr int block = 12;
  if (a.width != b.width || a.height != b.height || a.grey.empty()) return 255;
  double most = 0;
  for (int top = 0; top < a.height; top += block)
    for (int left = 0; left < a.width; left += block) {
      double sum = 0;
      for (int y = top; y < std::min(top + block, a.height); ++y)
        for (int x = left; x < std::min(left + block, a.width); ++x) {
          const auto i =
              static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) + static_cast<std::size_t>(x);
          sum += std::abs(a.grey[i] - b.grey[i]);
        }
      most = std::max(most, sum / (block * block));
    }
  return most;
}

}  // namespace boletim

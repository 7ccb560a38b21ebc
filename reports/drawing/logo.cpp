#include "reports/drawing/logo.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string_view>

#include <cairo.h>
#include <fmt/format.h>

namespace boletim {
namespace {

// Drawn at most 24 points high and 160 wide, at four pixels a point.
constexpr double kMostHeight = 96, kMostWidth = 640;
constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n";
constexpr std::size_t kHeadBytes = 24;  ///< signature, then length, "IHDR", width and height

struct Surface {
  cairo_surface_t* surface;
  explicit Surface(cairo_surface_t* owned) : surface(owned) {}
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;
  ~Surface() { cairo_surface_destroy(surface); }
  void check() const {
    const cairo_status_t status = cairo_surface_status(surface);
    if (status == CAIRO_STATUS_SUCCESS) return;
    if (status == CAIRO_STATUS_NO_MEMORY)
      throw std::runtime_error(
          "it cannot be read as a PNG picture (it is broken, or memory is short); save it anew as PNG");
    throw std::runtime_error(std::string("it is broken (") + cairo_status_to_string(status) +
                             "); save it anew as PNG");
  }
};

cairo_status_t read_from(void* rest, unsigned char* bytes, unsigned int size) {
  auto& left = *static_cast<std::string_view*>(rest);
  if (left.size() < size) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(bytes, left.data(), size);
  left.remove_prefix(size);
  return CAIRO_STATUS_SUCCESS;
}

cairo_status_t append_to(void* text, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

/// Before it is unpacked: a small file may hold a picture that fills the memory.
void check_head(std::string_view png) {
  if (png.size() > kMostLogoBytes)
    throw std::runtime_error(fmt::format("it has {} bytes; expected at most {}: make the picture smaller",
                                         png.size(), kMostLogoBytes));
  if (png.size() < kHeadBytes || !png.starts_with(kSignature))
    throw std::runtime_error("it is no PNG picture; save it as PNG");
  const std::uint32_t width = number_at(png, 16), height = number_at(png, 20);
  if (width == 0 || height == 0 || width > kMostLogoPixels || height > kMostLogoPixels)
    throw std::runtime_error(
        fmt::format("it is {} × {} pixels; expected 1 to {} a side: make the picture smaller", width, height,
                    kMostLogoPixels));
}

}  // namespace

std::shared_ptr<const Logo> read_logo(const std::string& png) {
  check_head(png);
  std::string_view rest = png;
  const Surface whole(cairo_image_surface_create_from_png_stream(read_from, &rest));
  whole.check();
  const int width = cairo_image_surface_get_width(whole.surface);
  const int height = cairo_image_surface_get_height(whole.surface);
  const double scale = std::min({1.0, kMostHeight / height, kMostWidth / width});
  auto logo = std::make_shared<Logo>();
  logo->width = std::max(1, static_cast<int>(std::lround(width * scale)));
  logo->height = std::max(1, static_cast<int>(std::lround(height * scale)));
  const bool opaque = cairo_surface_get_content(whole.surface) == CAIRO_CONTENT_COLOR;
  const Surface small(cairo_image_surface_create(opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                                 logo->width, logo->height));
  small.check();
  cairo_t* context = cairo_create(small.surface);
  cairo_scale(context, static_cast<double>(logo->width) / width, static_cast<double>(logo->height) / height);
  cairo_set_source_surface(context, whole.surface, 0, 0);
  cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BEST);
  cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD);  // edges do not fade
  cairo_paint(context);
  cairo_destroy(context);
  if (cairo_surface_write_to_png_stream(small.surface, append_to, &logo->png) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("it cannot be made smaller: memory is short");
  return logo;
}

}  // namespace boletim

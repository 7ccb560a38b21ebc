#include "reports/drawing/raster_canvas.h"

#include <cmath>
#include <numbers>
#include <stdexcept>

#include <cairo-ft.h>
#include <cairo.h>

#include "reports/words/readable.h"

namespace boletim {
namespace {

/// cairo keeps font faces in a cache after their owner is gone: the FreeType face must live as long as they
/// do.
struct Outlines {
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  explicit Outlines(const std::string& path) {
    if (FT_Init_FreeType(&library) != 0) throw std::runtime_error("FreeType does not start: memory is short");
    if (FT_New_Face(library, path.c_str(), 0, &face) == 0) return;
    FT_Done_FreeType(library);
    throw std::runtime_error("cannot read the font " + path);
  }
  Outlines(const Outlines&) = delete;
  Outlines& operator=(const Outlines&) = delete;
  ~Outlines() {
    FT_Done_Face(face);
    FT_Done_FreeType(library);
  }
};

struct DrawnFont {
  FT_Face outlines = nullptr;
  cairo_font_face_t* face = nullptr;

  explicit DrawnFont(const std::string& path) {
    auto owned = std::make_unique<Outlines>(path);
    outlines = owned->face;
    face = cairo_ft_font_face_create_for_ft_face(outlines, FT_LOAD_NO_HINTING);
    static const cairo_user_data_key_t key{};
    const auto release = [](void* data) { delete static_cast<Outlines*>(data); };
    if (cairo_font_face_set_user_data(face, &key, owned.get(), release) != CAIRO_STATUS_SUCCESS) {
      cairo_font_face_destroy(face);
      throw std::runtime_error("the chart cannot be drawn: memory is short");
    }
    owned.release();
  }
  DrawnFont(const DrawnFont&) = delete;
  DrawnFont& operator=(const DrawnFont&) = delete;
  ~DrawnFont() { cairo_font_face_destroy(face); }
};

cairo_status_t append(void* text, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct RasterCanvas::Picture {
  DrawnFont regular, semibold;
  cairo_surface_t* surface = nullptr;
  cairo_t* context = nullptr;

  Picture(const Fonts& fonts, int width, int height)
      : regular(fonts.regular.path()),
        semibold(fonts.semibold.path()),
        surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)),
        context(cairo_create(surface)) {}
  Picture(const Picture&) = delete;
  Picture& operator=(const Picture&) = delete;
  ~Picture() {
    cairo_destroy(context);
    cairo_surface_destroy(surface);
  }
  void ink(Color color) {
    cairo_set_source_rgb(context, color.red / 255.0, color.green / 255.0, color.blue / 255.0);
  }
  void path(const std::vector<Point>& points) {
    cairo_new_path(context);
    for (const Point& point : points) cairo_line_to(context, point.x, point.y);
  }
};

RasterCanvas::RasterCanvas(const Fonts& fonts, double width, double height, double scale) : Canvas(fonts) {
  const auto pixels = [scale](double points) { return static_cast<int>(std::ceil(points * scale)); };
  picture_ = std::make_unique<Picture>(fonts, pixels(width), pixels(height));
  cairo_t* context = picture_->context;
  cairo_scale(context, scale, scale);
  cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(context, options);
  cairo_font_options_destroy(options);
  picture_->ink(kWhite);
  cairo_paint(context);
}

RasterCanvas::~RasterCanvas() = default;

std::string RasterCanvas::png() {
  std::string bytes;
  const cairo_status_t drawn = cairo_status(picture_->context);
  const cairo_status_t written = drawn != CAIRO_STATUS_SUCCESS
                                     ? drawn
                                     : cairo_surface_write_to_png_stream(picture_->surface, append, &bytes);
  if (written != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(std::string("the chart cannot be drawn: ") + cairo_status_to_string(written));
  return bytes;
}

void RasterCanvas::polyline(const std::vector<Point>& points, const Stroke& stroke) {
  if (points.size() < 2) return;
  cairo_t* context = picture_->context;
  const double dash[] = {static_cast<double>(stroke.dash)};
  picture_->ink(stroke.color);
  cairo_set_line_width(context, stroke.width);
  cairo_set_dash(context, dash, stroke.dash > 0 ? 1 : 0, 0);
  picture_->path(points);
  cairo_stroke(context);
}

void RasterCanvas::polygon(const std::vector<Point>& points, Color color) {
  picture_->ink(color);
  picture_->path(points);
  cairo_fill(picture_->context);
}

void RasterCanvas::rectangle(const Box& box, Color color) {
  picture_->ink(color);
  cairo_rectangle(picture_->context, box.x, box.y, box.width, box.height);
  cairo_fill(picture_->context);
}

void RasterCanvas::disc(Point center, double radius, Color color) {
  picture_->ink(color);
  cairo_new_path(picture_->context);
  cairo_arc(picture_->context, center.x, center.y, radius, 0, 2 * std::numbers::pi);
  cairo_fill(picture_->context);
}

void RasterCanvas::draw_text(Point at, const std::string& text, const TextStyle& style) {
  cairo_t* context = picture_->context;
  const DrawnFont& font = style.weight == Weight::Semibold ? picture_->semibold : picture_->regular;
  cairo_set_font_face(context, font.face);
  cairo_set_font_size(context, style.size);
  picture_->ink(style.color);
  std::vector<cairo_glyph_t> glyphs;
  ReadableText reader(text);
  for (char32_t c = reader.next(); c != 0; c = reader.next()) {
    glyphs.push_back({FT_Get_Char_Index(font.outlines, c), at.x, at.y});
    at.x += fonts().of(style.weight).advance(c) * style.size;
  }
  cairo_show_glyphs(context, glyphs.data(), static_cast<int>(glyphs.size()));
}

}  // namespace boletim

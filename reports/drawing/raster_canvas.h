#pragma once
// The picture face of the canvas (cairo, FreeType outlines without hinting).

#include <memory>
#include <string>

#include "reports/drawing/canvas.h"

namespace boletim {

/// A white picture of `width` × `height` points at `scale` pixels a point. Equal calls give equal bytes on
/// equal versions of cairo and FreeType. Throws std::runtime_error; one thread.
class RasterCanvas final : public Canvas {
 public:
  RasterCanvas(const Fonts& fonts, double width, double height, double scale);
  ~RasterCanvas() override;

  std::string png();

  void polyline(const std::vector<Point>& points, const Stroke& stroke) override;
  void polygon(const std::vector<Point>& points, Color color) override;
  void rectangle(const Box& box, Color color) override;
  void disc(Point center, double radius, Color color) override;

 private:
  struct Picture;
  void draw_text(Point at, const std::string& text, const TextStyle& style) override;

  std::unique_ptr<Picture> picture_;
};

}  // namespace boletim

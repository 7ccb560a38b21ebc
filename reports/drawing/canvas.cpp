#include "reports/drawing/canvas.h"

namespace boletim {

void Canvas::text(Point at, std::string_view text, const TextStyle& style, Anchor anchor, double room) {
  const std::string shown = fonts_.of(style.weight).fit(text, style.size, room);
  if (shown.empty()) return;
  if (anchor != Anchor::Start) at.x -= width(shown, style) * (anchor == Anchor::Middle ? 0.5 : 1.0);
  draw_text(at, shown, style);
}

double draw_triangle(Canvas& canvas, Point at, bool up, double size, Color color) {
  const double side = size * 0.7, base = at.y - size * 0.06, top = base - side * 0.9;
  if (up)
    canvas.polygon({{at.x, base}, {at.x + side, base}, {at.x + side / 2, top}}, color);
  else
    canvas.polygon({{at.x, top}, {at.x + side, top}, {at.x + side / 2, base}}, color);
  return side + size * 0.35;
}

}  // namespace boletim

#pragma once
// One way of drawing, two faces: a page of a PDF, a picture. Points of 1/72 inch, y grows downwards.

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "reports/drawing/font.h"
#include "reports/palette.h"

namespace boletim {

struct Point {
  double x = 0, y = 0;
};

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

struct Stroke {
  Color color = kHairline;
  double width = 0.6;
  int dash = 0;  ///< points of a dash and of the gap after it; 0 = solid
};

struct TextStyle {
  double size = 8.5;
  Weight weight = Weight::Regular;
  Color color = kInk;
  bool operator==(const TextStyle&) const = default;
};

/// What of a text lies at the given x.
enum class Anchor { Start, Middle, End };

class Canvas {
 public:
  static constexpr double kUncut = std::numeric_limits<double>::infinity();

  explicit Canvas(const Fonts& fonts) : fonts_(fonts) {}
  virtual ~Canvas() = default;
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  double width(std::string_view text, const TextStyle& style) const {
    return fonts_.of(style.weight).width(text, style.size);
  }
  /// The text as text() draws it.
  std::string shown(std::string_view text, const TextStyle& style, double room = kUncut) const {
    return fonts_.of(style.weight).fit(text, style.size, room);
  }
  /// One line of text on the baseline `at`, of any bytes whatever, cut with "…" to `room`.
  void text(Point at, std::string_view text, const TextStyle& style, Anchor anchor = Anchor::Start,
            double room = kUncut);
  void line(Point from, Point to, const Stroke& stroke) { polyline({from, to}, stroke); }

  virtual void polyline(const std::vector<Point>& points, const Stroke& stroke) = 0;
  virtual void polygon(const std::vector<Point>& points, Color color) = 0;
  virtual void rectangle(const Box& box, Color color) = 0;
  virtual void disc(Point center, double radius, Color color) = 0;

 protected:
  const Fonts& fonts() const { return fonts_; }

 private:
  /// `text` is UTF-8 of characters that the font has, not empty.
  virtual void draw_text(Point at, const std::string& text, const TextStyle& style) = 0;

  const Fonts& fonts_;
};

/// ▲ or ▼ before a text of that size on the baseline `at`; Open Sans has neither. Gives its width with the
/// gap.
double draw_triangle(Canvas& canvas, Point at, bool up, double size, Color color);

}  // namespace boletim

#pragma once
// The content stream of one PDF page (ISO 32000-1 §7.8.2), written as it is drawn.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/drawing/canvas.h"

namespace boletim {

/// Operators of one page, y upwards as PDF has it. Says again only what has changed (colour, font, width);
/// texts that follow each other are one text object. Coordinates keep two decimals: finer than any printer.
class PageContent {
 public:
  /// `text` is UTF-8 of the basic plane, `font` the page's name of a font with codes of two bytes.
  void text(Point at, std::string_view text, std::string_view font, const TextStyle& style);
  void polyline(const std::vector<Point>& points, const Stroke& stroke);
  void polygon(const std::vector<Point>& points, Color color);
  void rectangle(const Box& box, Color color);  ///< its `y` is the lower edge
  void disc(Point center, double radius, Color color);
  void picture(const Box& box, std::string_view name);  ///< its `y` is the lower edge
  /// What was drawn, ended so that more may follow.
  const std::string& finished();

 private:
  using Hundredths = std::int64_t;

  void in_text(bool on);
  void fill(Color color);
  void stroke(const Stroke& stroke);
  void number(double value) { put(to_hundredths(value)); }
  void point(Point at, std::string_view what);
  void put(Hundredths value);
  void color(Color color, std::string_view what);
  void code(unsigned byte);
  static Hundredths to_hundredths(double value);

  std::string bytes_ = "1 j\n";  // round joins
  bool in_text_ = false;
  Hundredths line_x_ = 0, line_y_ = 0;  ///< start of the last text of this text object
  std::optional<Color> fill_, line_;
  std::string font_;
  double size_ = -1, line_width_ = -1;
  int dash_ = 0;
};

}  // namespace boletim

#include "reports/drawing/page_content.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "reports/words/readable.h"

namespace boletim {

PageContent::Hundredths PageContent::to_hundredths(double value) {
  return std::llround(std::clamp(value, -30000.0, 30000.0) * 100);
}

/// "12.5 ": no zeros at the end.
void PageContent::put(Hundredths value) {
  if (value < 0) bytes_ += '-';
  const auto size = static_cast<std::uint64_t>(value < 0 ? -value : value);
  const fmt::format_int whole(size / 100);
  bytes_.append(whole.data(), whole.size());
  if (const auto part = static_cast<unsigned>(size % 100); part != 0) {
    bytes_ += '.';
    bytes_ += static_cast<char>('0' + part / 10);
    if (part % 10 != 0) bytes_ += static_cast<char>('0' + part % 10);
  }
  bytes_ += ' ';
}

void PageContent::point(Point at, std::string_view what) {
  number(at.x);
  number(at.y);
  bytes_ += what;
}

void PageContent::in_text(bool on) {
  if (in_text_ == on) return;
  bytes_ += on ? "BT\n" : "ET\n";
  in_text_ = on;
  line_x_ = line_y_ = 0;
}

void PageContent::color(Color color, std::string_view what) {
  for (const std::uint8_t part : {color.red, color.green, color.blue}) {
    const unsigned thousandths = (part * 1000U + 127) / 255;
    bytes_ += static_cast<char>('0' + thousandths / 1000);
    bytes_ += '.';
    bytes_ += static_cast<char>('0' + thousandths / 100 % 10);
    bytes_ += static_cast<char>('0' + thousandths / 10 % 10);
    bytes_ += static_cast<char>('0' + thousandths % 10);
    bytes_ += ' ';
  }
  bytes_ += what;
}

void PageContent::fill(Color wanted) {
  if (fill_ == wanted) return;
  color(wanted, "rg\n");
  fill_ = wanted;
}

void PageContent::stroke(const Stroke& stroke) {
  if (line_ != stroke.color) color(stroke.color, "RG\n");
  line_ = stroke.color;
  if (line_width_ != stroke.width) {
    number(stroke.width);
    bytes_ += "w\n";
    line_width_ = stroke.width;
  }
  if (dash_ != stroke.dash) {
    bytes_ += stroke.dash > 0 ? fmt::format("[{}] 0 d\n", stroke.dash) : "[] 0 d\n";
    dash_ = stroke.dash;
  }
}

/// A byte of a literal string (§7.3.4.2): brackets and the backslash would end it, a bare CR would be read as
/// LF.
void PageContent::code(unsigned byte) {
  if (byte == '\r') {
    bytes_ += "\\r";
    return;
  }
  if (byte == '(' || byte == ')' || byte == '\\') bytes_ += '\\';
  bytes_ += static_cast<char>(byte);
}

void PageContent::text(Point at, std::string_view text, std::string_view font, const TextStyle& style) {
  in_text(true);
  if (font_ != font || size_ != style.size) {
    bytes_.append("/").append(font) += ' ';
    number(style.size);
    bytes_ += "Tf\n";
    font_ = font;
    size_ = style.size;
  }
  fill(style.color);
  const Hundredths x = to_hundredths(at.x), y = to_hundredths(at.y);
  put(x - line_x_);
  put(y - line_y_);
  bytes_ += "Td(";
  line_x_ = x;
  line_y_ = y;
  while (!text.empty()) {
    const char32_t c = take_character(text);
    code(c >> 8 & 0xFF);
    code(c & 0xFF);
  }
  bytes_ += ")Tj\n";
}

void PageContent::polyline(const std::vector<Point>& points, const Stroke& line) {
  if (points.size() < 2) return;
  in_text(false);
  stroke(line);
  point(points[0], "m\n");
  for (std::size_t i = 1; i < points.size(); ++i) point(points[i], "l\n");
  bytes_ += "S\n";
}

void PageContent::polygon(const std::vector<Point>& points, Color color) {
  if (points.size() < 3) return;
  in_text(false);
  fill(color);
  point(points[0], "m\n");
  for (std::size_t i = 1; i < points.size(); ++i) point(points[i], "l\n");
  bytes_ += "h f\n";
}

void PageContent::rectangle(const Box& box, Color color) {
  in_text(false);
  fill(color);
  point({box.x, box.y}, "");
  point({box.width, box.height}, "re f\n");
}

void PageContent::disc(Point center, double radius, Color color) {
  constexpr double kArc = 0.5523;  // of the radius: four curves that differ from a circle by 0.03 %
  const double x = center.x, y = center.y, r = radius, k = radius * kArc;
  in_text(false);
  fill(color);
  const auto curve = [this](Point a, Point b, Point to) {
    point(a, "");
    point(b, "");
    point(to, "c\n");
  };
  point({x - r, y}, "m\n");
  curve({x - r, y + k}, {x - k, y + r}, {x, y + r});
  curve({x + k, y + r}, {x + r, y + k}, {x + r, y});
  curve({x + r, y - k}, {x + k, y - r}, {x, y - r});
  curve({x - k, y - r}, {x - r, y - k}, {x - r, y});
  bytes_ += "f\n";
}

void PageContent::picture(const Box& box, std::string_view name) {
  in_text(false);
  bytes_ += "q ";
  number(box.width);
  bytes_ += "0 0 ";
  number(box.height);
  point({box.x, box.y}, "cm /");
  bytes_.append(name).append(" Do Q\n");
}

const std::string& PageContent::finished() {
  in_text(false);
  return bytes_;
}

}  // namespace boletim

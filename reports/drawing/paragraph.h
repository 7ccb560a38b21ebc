#pragma once
#include <string>
#include <vector>

#include "reports/drawing/canvas.h"

namespace boletim {

/// A stretch of running text in one weight and colour.
struct Span {
  std::string text;
  Weight weight = Weight::Regular;
  Color color = kInk;
  bool operator==(const Span&) const = default;
};

/// Running text set in lines: first laid out (to know its height), then drawn.
class Paragraph {
 public:
  /// At most `most_lines` lines; what is left then is cut with "…".
  Paragraph(const Canvas& canvas, const std::vector<Span>& spans, double size, double leading, double width,
            std::size_t most_lines = 60);
  double height() const { return leading_ * static_cast<double>(lines_.size()); }
  /// `top` is the upper edge of the first line.
  void draw(Canvas& canvas, Point top) const;

 private:
  struct Piece {
    double x = 0;
    std::string text;
    TextStyle style;
  };
  std::vector<std::vector<Piece>> lines_;
  double leading_;
};

}  // namespace boletim

#include "reports/drawing/paragraph.h"

#include <algorithm>
#include <utility>

namespace boletim {
namespace {

struct Word {
  std::string text;
  TextStyle style;
  bool spaced = false;  ///< a blank stands before it
};

/// Words of all spans as they can be drawn; a span may begin in the middle of a word ("utilizável" + ",").
std::vector<Word> words(const Canvas& canvas, const std::vector<Span>& spans, double size) {
  std::vector<Word> all;
  bool spaced = false;
  for (const Span& span : spans) {
    const TextStyle style{size, span.weight, span.color};
    std::string word;
    const auto end_word = [&] {
      if (!word.empty()) all.push_back({canvas.shown(word, style), style, std::exchange(spaced, false)});
      word.clear();
    };
    for (const char c : span.text) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        end_word();
        spaced = true;
      } else {
        word += c;
      }
    }
    end_word();
  }
  return all;
}

}  // namespace

Paragraph::Paragraph(const Canvas& canvas, const std::vector<Span>& spans, double size, double leading,
                     double width, std::size_t most_lines)
    : leading_(leading) {
  const std::vector<Word> all = words(canvas, spans, size);
  double x = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    // A word and what sticks to it ("utilizável" and ",") stay together.
    double whole = canvas.width(all[i].text, all[i].style);
    for (std::size_t j = i + 1; j < all.size() && !all[j].spaced; ++j)
      whole += canvas.width(all[j].text, all[j].style);
    const double blank =
        all[i].spaced ? canvas.width("x x", all[i].style) - canvas.width("xx", all[i].style) : 0;
    const bool starts = lines_.empty() || (all[i].spaced && x + blank + whole > width);
    if (starts && lines_.size() == most_lines) {
      Piece& last = lines_.back().back();
      last.text = canvas.shown(last.text + " " + all[i].text + " …", last.style, width - last.x);
      return;
    }
    if (starts) {
      lines_.emplace_back();
      x = 0;
    }
    auto& line = lines_.back();
    const double gap = line.empty() ? 0 : blank;
    const bool same = !line.empty() && line.back().style == all[i].style;
    const std::string shown = canvas.shown(all[i].text, all[i].style, std::max(0.0, width - x - gap));
    if (same)
      line.back().text += (gap > 0 ? " " : "") + shown;
    else
      line.push_back({x + gap, shown, all[i].style});
    x += gap + canvas.width(shown, all[i].style);
  }
}

void Paragraph::draw(Canvas& canvas, Point top) const {
  double y = top.y;
  for (const auto& line : lines_) {
    y += leading_;
    for (const Piece& piece : line)
      canvas.text({top.x + piece.x, y - leading_ + piece.style.size * 1.07}, piece.text, piece.style);
  }
}

}  // namespace boletim

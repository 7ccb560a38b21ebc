#include "reports/drawing/table.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

namespace boletim {
namespace {

constexpr TextStyle kHead{7.5, Weight::Semibold, kNotes};
constexpr double kSize = 8.5, kHeadLine = 10, kBelowHead = 4, kSquare = 5, kBarLabel = 34, kMostAir = 14;

TextStyle style(const TableCell& cell) {
  return {kSize, cell.weight, cell.color};
}

/// "+ reabertos", "− corrigidos": the sign stays with its word.
bool is_sign(std::string_view word) {
  return word == "+" || word == "−";
}

/// A head in one line or, where the columns below are narrower, in two.
std::vector<std::string> head_lines(const Canvas& canvas, const std::string& head, double room) {
  const std::string text = canvas.shown(head, kHead);
  if (canvas.width(text, kHead) <= room) return {text};
  std::size_t best = std::string::npos;
  double least = canvas.width(text, kHead);
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    if (is_sign(std::string_view(text).substr(0, at))) continue;
    const double wider =
        std::max(canvas.width(text.substr(0, at), kHead), canvas.width(text.substr(at + 1), kHead));
    if (wider < least) {
      least = wider;
      best = at;
    }
  }
  if (best == std::string::npos) return {text};
  return {text.substr(0, best), text.substr(best + 1)};
}

class Drawing {
 public:
  Drawing(Pages& pages, const Table& table) : pages_(pages), canvas_(pages.canvas()), table_(table) {
    lay_out();
  }

  double height() const {
    return kHeadLine * static_cast<double>(head_height_) + kBelowHead +
           kRowHeight * static_cast<double>(table_.rows.size());
  }

  void head() {
    const double base = pages_.y + kHeadLine * static_cast<double>(head_height_);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const auto& lines = heads_[i];
      const TableColumn& column = table_.columns[i];
      const std::size_t first = i + 1 - static_cast<std::size_t>(column.span);
      const double room = right(i) - left_[first];
      for (std::size_t n = 0; n < lines.size(); ++n) {
        const double y = base - kHeadLine * static_cast<double>(lines.size() - 1 - n) - 2;
        put({left_[first], y}, right(i), lines[n], kHead, column.anchor, room);
      }
    }
    pages_.y = base + kBelowHead;
    canvas_.line({pages_.left(), pages_.y}, {pages_.right(), pages_.y}, {kInk, 0.8});
  }

  void row(const std::vector<TableCell>& cells) {
    const double base = pages_.y + 12;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const TableCell& cell = cells[i];
      if (cell.bar) {
        bar(i, *cell.bar);
        continue;
      }
      double x = left_[i];
      if (cell.square) {
        canvas_.rectangle({x, base - kSquare - 0.3, kSquare, kSquare}, *cell.square);
        x += kSquare + 4;
      }
      put({x, base}, right(i), cell.text, style(cell), table_.columns[i].anchor, right(i) - x);
    }
    pages_.y += kRowHeight;
    canvas_.line({pages_.left(), pages_.y}, {pages_.right(), pages_.y}, {});
  }

 private:
  double right(std::size_t i) const { return left_[i] + widths_[i]; }

  void put(Point at, double end, const std::string& text, const TextStyle& style, Anchor anchor,
           double room) {
    if (anchor == Anchor::End) at.x = end;
    canvas_.text(at, text, style, anchor, room);
  }

  void bar(std::size_t column, const Bar& bar) {
    const Box track{left_[column], pages_.y + 4.5, widths_[column] - kBarLabel, 9};
    canvas_.rectangle(track, kTile);
    canvas_.rectangle({track.x, track.y, track.width * std::clamp(bar.share, 0.0, 1.0), track.height},
                      bar.color);
    if (bar.mark && *bar.mark <= 1) {
      const double x = track.x + track.width * *bar.mark;
      canvas_.line({x, track.y - 1}, {x, track.bottom() + 1}, {kInk, 0.8, 2});
    }
    canvas_.text({track.right() + 5, pages_.y + 12}, bar.label, {7.5, Weight::Regular, kInk}, Anchor::Start,
                 kBarLabel - 5);
  }

  /// Heads in one line if that has room; a long name gives way to them, down to a third of the width.
  void lay_out() {
    std::vector<double> natural = natural_widths(true);
    const double room = pages_.width() - table_.gap * static_cast<double>(natural.size() - 1);
    double left = room - std::accumulate(natural.begin(), natural.end(), 0.0);
    const double can_give = natural[0] - std::min(natural[0], pages_.width() / 3);
    if (left + can_give < 0) {
      natural = natural_widths(false);
      left = room - std::accumulate(natural.begin(), natural.end(), 0.0);
    }
    // What is left over lets the figures breathe, though not a count and its share apart; the rest is the
    // name's.
    const double wider = std::clamp(left / static_cast<double>(natural.size()), 0.0, kMostAir);
    for (std::size_t i = 1; i < natural.size(); ++i)
      if (table_.columns[i].span == 1 && table_.columns[i].anchor == Anchor::End) natural[i] += wider;
    widths_ = fit_columns(std::move(natural), room, 0);
    double x = pages_.left();
    for (const double width : widths_) {
      left_.push_back(x);
      x += width + table_.gap;
    }
  }

  std::vector<double> natural_widths(bool one_line) {
    const std::size_t count = table_.columns.size();
    heads_.clear();
    head_height_ = 1;
    std::vector<double> natural(count, 0);
    for (const auto& row : table_.rows)
      for (std::size_t i = 0; i < row.size(); ++i)
        if (!row[i].bar && table_.columns[i].fixed == 0)
          natural[i] = std::max(
              natural[i], canvas_.width(row[i].text, style(row[i])) + (row[i].square ? kSquare + 4 : 0));
    for (std::size_t i = 0; i < count; ++i) {
      const TableColumn& column = table_.columns[i];
      if (column.fixed > 0) natural[i] = column.fixed;
      double under = table_.gap * (column.span - 1);
      for (std::size_t j = i + 1 - static_cast<std::size_t>(column.span); j <= i; ++j) under += natural[j];
      heads_.push_back(one_line ? std::vector{canvas_.shown(column.head, kHead)}
                                : head_lines(canvas_, column.head, under));
      for (const std::string& line : heads_.back()) {
        const double lacking = canvas_.width(line, kHead) - under;
        if (lacking <= 0 || column.fixed > 0) continue;
        natural[i + 1 - static_cast<std::size_t>(column.span)] += lacking;
        under += lacking;
      }
      head_height_ = std::max(head_height_, heads_.back().size());
    }
    return natural;
  }

  Pages& pages_;
  Canvas& canvas_;
  const Table& table_;
  std::vector<double> widths_, left_;
  std::vector<std::vector<std::string>> heads_;
  std::size_t head_height_ = 1;
};

}  // namespace

std::vector<double> fit_columns(std::vector<double> natural, double room, std::size_t widest_at) {
  if (natural.empty()) return natural;
  const double wanted = std::accumulate(natural.begin(), natural.end(), 0.0);
  if (wanted <= room) {
    natural[widest_at] += room - wanted;
    return natural;
  }
  // The width that no column may pass: columns below it keep theirs, the others share what is left.
  std::vector<double> sorted = natural;
  std::ranges::sort(sorted);
  double left = room, most = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    most = left / static_cast<double>(sorted.size() - i);
    if (sorted[i] > most) break;
    left -= sorted[i];
  }
  for (double& width : natural) width = std::min(width, std::max(0.0, most));
  return natural;
}

double table_height(Pages& pages, const Table& table) {
  return Drawing(pages, table).height();
}

void draw_table(Pages& pages, const Table& table) {
  Drawing drawing(pages, table);
  drawing.head();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const bool before_total = table.has_total && i + 2 == table.rows.size();
    if (pages.need(kRowHeight * (before_total ? 2 : 1))) drawing.head();
    drawing.row(table.rows[i]);
  }
}

}  // namespace boletim

#pragma once
// A table that flows over pages; its head is repeated on each.

#include <optional>
#include <string>
#include <vector>

#include "reports/drawing/pages.h"

namespace boletim {

constexpr double kColumnGap = 10;

struct TableColumn {
  std::string head;
  Anchor anchor = Anchor::End;
  int span = 1;      ///< columns up to this one that the head stands over
  double fixed = 0;  ///< width; 0 = as wide as its texts
};

/// A share drawn from zero, with the target as a dashed mark.
struct Bar {
  double share = 0;  ///< 0–1 of the column's scale
  std::optional<double> mark;
  std::string label;
  Color color;
};

struct TableCell {
  std::string text;
  Weight weight = Weight::Regular;
  Color color = kInk;
  std::optional<Color> square = {};  ///< a KPI's colour before the text
  std::optional<Bar> bar = {};
};

struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<TableCell>> rows;
  bool has_total = false;  ///< the last row: never alone on a page
  double gap = kColumnGap;
};

/// Draws from `pages.y` on, and leaves it below the table. The caller has seen to kTableStart of room.
void draw_table(Pages& pages, const Table& table);
/// All of it in one piece, points.
double table_height(Pages& pages, const Table& table);

/// What a head and two rows need, so that a title is never left alone.
constexpr double kTableStart = 72;
constexpr double kRowHeight = 18;

/// Widths for columns that would like `natural`: what is left over goes to `widest_at`; what is lacking is
/// taken from the widest ones first.
std::vector<double> fit_columns(std::vector<double> natural, double room, std::size_t widest_at);

}  // namespace boletim

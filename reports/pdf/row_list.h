#pragma once
// A table whose rows come one by one, however many there are.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "reports/drawing/pages.h"

namespace boletim {

/// So many rows are read ahead, for columns to fit what stands in them.
inline constexpr std::size_t kRowsAhead = 400;

/// Rows of a port, the first ones read ahead.
template <class Rows, class Row>
class RowsAhead {
 public:
  explicit RowsAhead(Rows& rows) : rows_(rows) {
    for (Row row; ahead_.size() < kRowsAhead && rows_.next(row);) ahead_.push_back(std::move(row));
  }
  const std::vector<Row>& ahead() const { return ahead_; }
  bool next(Row& row) {
    if (at_ == ahead_.size()) return rows_.next(row);
    row = ahead_[at_++];
    return true;
  }

 private:
  Rows& rows_;
  std::vector<Row> ahead_;
  std::size_t at_ = 0;
};

struct ListColumn {
  std::string head;
  Anchor anchor = Anchor::Start;
};

struct ListCell {
  std::string text;
  Color color = kInk;
  std::string link{};  ///< where a click leads; blank = nowhere
};

/// Draws rows as they come under heads that are repeated on every page, and with them the title of the group
/// that goes on there. Hairlines of a page are drawn together at its end: one text object a page.
class RowList {
 public:
  /// Columns are as wide as `sample` needs, the rest goes to column `widest`; where that is too much, the
  /// widest ones give way.
  RowList(Pages& pages, Locale locale, std::vector<ListColumn> columns,
          const std::vector<std::vector<ListCell>>& sample, std::size_t widest);

  /// Rows from here on; the caller has drawn the title of their group, with room() below it.
  void begin(std::string group);
  /// `note`: a second line, below all columns but the first; blank = none.
  void row(const std::vector<ListCell>& cells, const std::string& note = "");
  /// After the last row of a group, and before anything else is drawn.
  void end();
  /// What the head and two rows need.
  static double room();

 private:
  void head();

  struct Place {
    double left = 0, width = 0;
  };
  Pages& pages_;
  Locale locale_;
  std::vector<ListColumn> columns_;
  std::vector<Place> places_;
  std::string group_;
  std::vector<std::pair<double, Stroke>> rules_;  ///< of this page
};

}  // namespace boletim

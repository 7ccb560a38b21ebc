#pragma once
#include <array>
#include <optional>
#include <string>

#include "reports/heading.h"
#include "reports/look.h"

struct lxw_format;
struct lxw_workbook;

namespace boletim {

/// What the cells of a column are. Text is always text: no code loses its zeros, no formula runs. Prose is
/// text of several lines.
enum class CellKind { Text, Prose, Count, Percent, Decimal, Money, Date };

/// How the cells of a workbook look; they live as long as it does.
class WorkbookFormats {
 public:
  WorkbookFormats(lxw_workbook* book, Locale locale);

  lxw_format* cell(CellKind kind) const { return cells_[static_cast<std::size_t>(kind)]; }
  lxw_format* total(CellKind kind) const { return totals_[static_cast<std::size_t>(kind)]; }
  lxw_format* title() const { return title_; }
  lxw_format* line() const { return line_; }
  lxw_format* link() const { return link_; }
  /// A new one; of a column that is about a KPI, in its colour.
  lxw_format* head(CellKind kind, const std::optional<Color>& color);

 private:
  static constexpr std::size_t kKinds = 7;

  lxw_format* add(Color color, bool bold);

  lxw_workbook* book_;
  std::array<lxw_format*, kKinds> cells_{}, totals_{};
  lxw_format *title_, *line_, *link_;
};

}  // namespace boletim

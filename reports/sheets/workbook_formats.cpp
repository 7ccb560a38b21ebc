#include "reports/sheets/workbook_formats.h"

#include <stdexcept>

#include <xlsxwriter.h>

#include "reports/palette.h"

namespace boletim {
namespace {

lxw_color_t packed(Color color) {
  return static_cast<lxw_color_t>(color.red << 16 | color.green << 8 | color.blue);
}

/// Excel shows the marks of its own language for those of the pattern.
const char* pattern(CellKind kind, Locale locale) {
  switch (kind) {
    case CellKind::Text:
    case CellKind::Prose:
      return "@";
    case CellKind::Count:
      return "#,##0";
    case CellKind::Percent:
      return "0.0%";
    case CellKind::Decimal:
      return "#,##0.0";
    case CellKind::Money:
      return "#,##0.00";
    case CellKind::Date:
      break;
  }
  return locale == Locale::PtBr ? "dd/mm/yyyy" : "d mmm yyyy";
}

}  // namespace

WorkbookFormats::WorkbookFormats(lxw_workbook* book, Locale locale)
    : book_(book), title_(add(kInk, true)), line_(add(kNotes, false)), link_(add(kLink, false)) {
  constexpr double title_size = 15;
  format_set_font_size(title_, title_size);
  format_set_underline(link_, LXW_UNDERLINE_SINGLE);
  for (std::size_t i = 0; i < kKinds; ++i) {
    const char* shown = pattern(static_cast<CellKind>(i), locale);
    cells_[i] = add(kInk, false);
    format_set_num_format(cells_[i], shown);
    totals_[i] = add(kInk, true);
    format_set_num_format(totals_[i], shown);
    format_set_top(totals_[i], LXW_BORDER_THIN);
    format_set_top_color(totals_[i], packed(kInk));
  }
  format_set_text_wrap(cell(CellKind::Prose));
  for (lxw_format* format : cells_) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
}

lxw_format* WorkbookFormats::head(CellKind kind, const std::optional<Color>& color) {
  lxw_format* format = add(color.value_or(kNotes), true);
  format_set_bg_color(format, packed(kTile));
  format_set_bottom(format, color ? LXW_BORDER_MEDIUM : LXW_BORDER_THIN);
  format_set_bottom_color(format, packed(color.value_or(kInk)));
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
  if (kind != CellKind::Text && kind != CellKind::Prose) format_set_align(format, LXW_ALIGN_RIGHT);
  return format;
}

lxw_format* WorkbookFormats::add(Color color, bool bold) {
  lxw_format* format = workbook_add_format(book_);
  if (format == nullptr) throw std::runtime_error("the spreadsheet cannot be written: memory is short");
  format_set_font_color(format, packed(color));
  if (bold) format_set_bold(format);
  return format;
}

}  // namespace boletim

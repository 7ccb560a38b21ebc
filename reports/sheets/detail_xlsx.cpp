#include "reports/palette.h"
#include "reports/sheets/detail_table.h"
#include "reports/sheets/sheet_words.h"
#include "reports/sheets/workbook.h"
#include "reports/sheets/xlsx.h"
#include "reports/words/detail_words.h"
#include "reports/words/heading_words.h"
#include "reports/words/texts.h"

namespace boletim {
namespace {

std::vector<std::string> about(const DetailReport& report, const std::string& title, const Workbook& book) {
  const Heading& heading = report.heading;
  const Locale locale = heading.locale;
  std::vector<std::string> lines = heading_lines(heading, title);
  lines.push_back(rows_words(report));
  if (report.masked) lines.emplace_back(text("detail.masked", locale));
  if (const std::string cut = cut_line(book, locale); !cut.empty()) lines.push_back(cut);
  if (const std::string to = recipients_line(heading); !to.empty()) lines.push_back(to);
  return lines;
}

}  // namespace

void write_detail_xlsx(const DetailReport& report, DetailRows& rows, const Look& look,
                       const std::filesystem::path& scratch, Sink& sink) {
  const Locale locale = report.heading.locale;
  Workbook book(report.heading, report.heading.title, scratch);
  const std::string title = say("detail.title", locale, {noun_head(report.heading.noun, locale)});
  std::vector<SheetColumn> columns = detail_table_columns(report);
  const std::size_t first_kpi = columns.size() - report.kpis.size();
  for (std::size_t i = 0; i < report.kpis.size(); ++i) columns[first_kpi + i].color = kpi_color(look, i);
  book.sheet(title, columns);
  DetailTable table(report, book);
  for (DetailRow row; rows.next(row);) table.put(row);
  if (const std::string limit = limit_words(report); !limit.empty()) book.note(limit);
  if (const std::string cut = cut_line(book, locale); !cut.empty()) book.note(cut);
  book.page(text("sheet.about", locale), about(report, title, book));
  book.finish(sink);
}

}  // namespace boletim

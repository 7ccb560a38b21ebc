#include "reports/sheets/csv.h"
#include "reports/sheets/csv_writer.h"
#include "reports/sheets/detail_table.h"
#include "reports/words/detail_words.h"

namespace boletim {

void write_detail_csv(const DetailReport& report, DetailRows& rows, const CsvDialect& dialect, Sink& sink) {
  CsvWriter writer(dialect, report.heading.locale, sink);
  for (const SheetColumn& column : detail_table_columns(report)) writer.text(column.head);
  if (report.has_link) writer.text(text("column.link", report.heading.locale));
  writer.end_row();
  DetailTable table(report, writer);
  for (DetailRow row; rows.next(row);) table.put(row);
  // What an admin's limit left out is said, even at the price of a line that is no record.
  if (const std::string limit = limit_words(report); !limit.empty()) {
    writer.text(limit);
    writer.end_row();
  }
  writer.finish();
}

}  // namespace boletim

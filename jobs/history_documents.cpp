#include "jobs/history_documents.h"

#include <functional>

#include "jobs/history_values.h"
#include "jobs/spreadsheets.h"
#include "reports/pdf/history_pdf.h"
#include "reports/sheets/history_csv.h"
#include "reports/sheets/xlsx.h"

namespace boletim {
namespace {

using WriteHistory = std::function<void(const HistoryReport&, HistoryRows&)>;

RowsWritten write_history(const Material& material, const WriteHistory& write) {
  const HistoryReader reader{material.audience.sees, material.audience.only_to};
  const Messages& messages = material.ports.store.messages();
  const HistoryReport report =
      history_values(material.job, material.run, material.snapshot, messages, material.trend.heading, reader);
  const auto rows = history_rows(material.job, material.run, material.snapshot, messages, reader);
  write(report, *rows);
  return {};
}

}  // namespace

RowsWritten write_history_as_pdf(const Material& material, ReportFiles& files) {
  RowsWritten written;
  write_history(material, [&](const HistoryReport& report, HistoryRows& rows) {
    written.pages = {write_history_pdf(report, rows, material.ports.look, files.next())};
  });
  return written;
}

RowsWritten write_history_as_csv(const Material& material, ReportFiles& files) {
  const CsvDialect dialect = material.report.dialect.value_or(dialect_of(material.audience.locale));
  return write_history(material, [&](const HistoryReport& report, HistoryRows& rows) {
    write_history_csv(report, rows, dialect, files.next());
  });
}

RowsWritten write_history_as_xlsx(const Material& material, ReportFiles& files) {
  return write_history(material, [&](const HistoryReport& report, HistoryRows& rows) {
    in_scratch(material.ports.work_dir, [&](const std::filesystem::path& scratch) {
      write_history_xlsx(report, rows, scratch, files.next());
    });
  });
}

}  // namespace boletim

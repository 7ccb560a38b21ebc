#include "jobs/trend_documents.h"

#include "jobs/spreadsheets.h"
#include "reports/pdf/trend_pdf.h"
#include "reports/sheets/csv.h"
#include "reports/sheets/xlsx.h"

namespace boletim {

RowsWritten write_trend_as_pdf(const Material& material, ReportFiles& files) {
  return {-1, -1, {write_trend_pdf(material.trend, material.ports.look, files.next())}};
}

RowsWritten write_trend_as_csv(const Material& material, ReportFiles& files) {
  const CsvDialect dialect = material.report.dialect.value_or(dialect_of(material.audience.locale));
  write_trend_csv(material.trend, dialect, files.next());
  return {};
}

RowsWritten write_trend_as_xlsx(const Material& material, ReportFiles& files) {
  in_scratch(material.ports.work_dir, [&](const std::filesystem::path& scratch) {
    write_trend_xlsx(material.trend, material.ports.look, scratch, files.next());
  });
  return {};
}

}  // namespace boletim

#include "jobs/detail_documents.h"

#include <functional>

#include "jobs/kpi/spill.h"
#include "jobs/spreadsheets.h"
#include "reports/pdf/detail_pdf.h"
#include "reports/sheets/csv.h"
#include "reports/sheets/xlsx.h"

namespace boletim {
namespace {

using WriteDetail = std::function<void(const DetailReport&, DetailRows&)>;

/// Reads the spill twice: what there is, then the rows themselves.
RowsWritten write_detail(const Material& material, const WriteDetail& write) {
  const bool masked = material.audience.sees != Sees::Full;
  const auto spill = spill_file(material.ports.work_dir, material.run.id);
  const RowSelection& selection = material.selections.of(material.report.limit);
  DetailReport detail = detail_values(material.job, material.snapshot, selection, material.trend.heading,
                                      masked, material.all_rows_in);
  detail.pages = material.report.pages;
  const auto spilled = read_spill(spill);
  const auto rows = detail_rows(material.job, material.snapshot, *spilled, selection, masked);
  write(detail, *rows);
  const bool is_cut = selection.shown < selection.flagged;
  return {selection.flagged, is_cut ? selection.shown : -1};
}

}  // namespace

RowsWritten write_detail_as_pdf(const Material& material, ReportFiles& files) {
  return write_detail(material, [&](const DetailReport& detail, DetailRows& rows) {
    write_detail_pdf(detail, rows, material.ports.look,
                     [&files](std::size_t, std::size_t) -> Sink& { return files.next(); });
  });
}

RowsWritten write_detail_as_csv(const Material& material, ReportFiles& files) {
  const CsvDialect dialect = material.report.dialect.value_or(dialect_of(material.audience.locale));
  return write_detail(material, [&](const DetailReport& detail, DetailRows& rows) {
    write_detail_csv(detail, rows, dialect, files.next());
  });
}

RowsWritten write_detail_as_xlsx(const Material& material, ReportFiles& files) {
  return write_detail(material, [&](const DetailReport& detail, DetailRows& rows) {
    in_scratch(material.ports.work_dir, [&](const std::filesystem::path& scratch) {
      write_detail_xlsx(detail, rows, material.ports.look, scratch, files.next());
    });
  });
}

}  // namespace boletim

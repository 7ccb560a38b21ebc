#include "jobs/detail_documents.h"

#include <functional>

#include "jobs/part_rows.h"
#include "jobs/parting.h"
#include "jobs/proof.h"
#include "jobs/spreadsheets.h"
#include "reports/pdf/detail_pdf.h"
#include "reports/sheets/csv.h"
#include "reports/sheets/xlsx.h"

namespace boletim {
namespace {

using WriteDetail = std::function<void(const DetailReport&, DetailRows&)>;

/// Reads the spill twice: what there is, then the rows themselves. Throws Unproved for what may not be told,
/// or is not all.
RowsWritten write_detail(const Material& material, const WriteDetail& write) {
  const Job& job = material.job;
  const Part& part = material.audience.part;
  const bool masked = material.audience.sees != Sees::Full;
  const RowSelection& selection = material.selections.of(part, material.report.limit);
  prove_counts(selection.of_kpis, job, material.snapshot);
  DetailReport detail =
      detail_values(job, material.snapshot, selection, material.trend.heading, masked, material.all_rows_in);
  detail.pages = material.report.pages;
  const auto of_part = flagged_of_part(job, material.run, part, material.ports.work_dir);
  ProvedRows proved(*of_part, part_columns(job), material.scopes, job.rules.kpis.size());
  const auto rows = detail_rows(job, material.snapshot, proved, selection, masked);
  write(detail, *rows);
  DetailRow beyond;
  if (rows->next(beyond)) throw Unproved("the document ends before its rows do");
  prove_counts(proved.flagged(), job, material.snapshot);
  const bool is_cut = selection.shown < selection.flagged;
  return {selection.flagged, is_cut ? selection.shown : -1};
}

}  // namespace

RowsWritten write_detail_as_pdf(const Material& material, ReportFiles& files) {
  std::vector<std::size_t> pages;
  RowsWritten written = write_detail(material, [&](const DetailReport& detail, DetailRows& rows) {
    pages = write_detail_pdf(detail, rows, material.ports.look,
                             [&files](std::size_t, std::size_t) -> Sink& { return files.next(); });
  });
  written.pages = std::move(pages);
  return written;
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

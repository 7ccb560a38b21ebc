#include "jobs/follow_up_documents.h"

#include <functional>

#include "jobs/follow_up_values.h"
#include "jobs/part_rows.h"
#include "jobs/parting.h"
#include "jobs/proof.h"
#include "jobs/spreadsheets.h"
#include "reports/pdf/follow_up_pdf.h"
#include "reports/sheets/follow_up_csv.h"
#include "reports/sheets/xlsx.h"

namespace boletim {
namespace {

using WriteFollowUp = std::function<void(const FollowUpReport&, FollowUpRows&)>;

/// Reads the spill twice: what there is, then the rows themselves. Throws Unproved for a record that may not
/// be told.
RowsWritten write_follow_up(const Material& material, const WriteFollowUp& write) {
  const auto changes_of = [&] {
    return changes_of_part(material.job, material.run, material.audience.part, material.ports.work_dir);
  };
  const auto open_of = [&] {
    return flagged_of_part(material.job, material.run, material.audience.part, material.ports.work_dir);
  };
  const auto all_changes = changes_of(), all_open = open_of();
  const FollowUpSelection selection = select_follow_up(*all_changes, *all_open, material.report);
  const FollowUpReport report =
      follow_up_values(material.job, material.snapshot, material.trend, selection,
                       material.audience.sees != Sees::Totals, material.all_rows_in);
  const auto changes = changes_of(), open = open_of();
  ProvedRows proved(*open, part_columns(material.job), material.scopes, material.job.rules.kpis.size());
  const auto rows =
      follow_up_rows(material.job, material.snapshot, *changes, proved, selection, material.ports.work_dir);
  write(report, *rows);
  RowsWritten written;
  if (!report.has_rows) return written;
  std::int64_t shown = written.rows = 0;
  for (const FollowUpCount& count : report.counts) {
    written.rows += count.rows;
    shown += count.shown;
  }
  if (shown < written.rows) written.limit = shown;
  return written;
}

}  // namespace

RowsWritten write_follow_up_as_pdf(const Material& material, ReportFiles& files) {
  std::size_t pages = 0;
  RowsWritten written = write_follow_up(material, [&](const FollowUpReport& report, FollowUpRows& rows) {
    pages = write_follow_up_pdf(report, rows, material.ports.look, files.next());
  });
  written.pages = {pages};
  return written;
}

RowsWritten write_follow_up_as_csv(const Material& material, ReportFiles& files) {
  const CsvDialect dialect = material.report.dialect.value_or(dialect_of(material.audience.locale));
  return write_follow_up(material, [&](const FollowUpReport& report, FollowUpRows& rows) {
    write_follow_up_csv(report, rows, dialect, files.next());
  });
}

RowsWritten write_follow_up_as_xlsx(const Material& material, ReportFiles& files) {
  return write_follow_up(material, [&](const FollowUpReport& report, FollowUpRows& rows) {
    in_scratch(material.ports.work_dir, [&](const std::filesystem::path& scratch) {
      write_follow_up_xlsx(report, rows, material.ports.look, scratch, files.next());
    });
  });
}

}  // namespace boletim

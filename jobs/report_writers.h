#pragma once
// How each kind of report is written in each format: a new one is a function and a row of the table.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jobs/aside.h"
#include "jobs/audience.h"
#include "jobs/detail_values.h"
#include "jobs/run_job.h"
#include "jobs/trend_values.h"

namespace boletim {

/// What one report for one audience is made from. References outlive the writing.
struct Material {
  const Job& job;
  const Run& run;
  const ReportSpec& report;
  const Audience& audience;
  const Snapshot& snapshot;  ///< of the audience's part
  const History& history;    ///< of that part
  const TrendReport&
      trend;  ///< as the audience may see it, in its language; its heading is that of all reports
  std::string
      all_rows_in;  ///< name of the audience's report of this kind that has all rows; blank = none has
  const std::vector<Scope>& scopes;  ///< of its readers: every row must lie in each of them (jobs/proof.h)
  RowSelections& selections;
  RunPorts& ports;
};

/// The files that a report becomes: one, or several parts of it. While the next one is written, the last one
/// is kept beside it: that waits for the disk.
class ReportFiles {
 public:
  explicit ReportFiles(DocumentStore& documents) : documents_(documents) {}
  /// Begins a file. Valid until the next one begins.
  Sink& next();
  /// Keeps the last one and says them all. Call once, last.
  std::vector<StoredDocument> keep();

 private:
  DocumentStore& documents_;
  std::shared_ptr<DocumentDraft> draft_;
  std::vector<StoredDocument> kept_;
  std::optional<Aside> aside_;  ///< at the second file
};

/// Of a report with rows: how many there are, and how many are shown where that is fewer; -1 = does not
/// apply. Of a PDF: the pages of each file.
struct RowsWritten {
  std::int64_t rows = -1;
  std::int64_t limit = -1;
  std::vector<std::size_t> pages{};
};

/// Throws Failure where it can't be written. Memory does not grow with rows.
using WriteReport = RowsWritten (*)(const Material& material, ReportFiles& files);

/// Throws Failure for a pair that nobody writes: the configuration refuses it before.
WriteReport writer_of(ReportKind kind, Format format);

std::string_view media_type(Format format);

}  // namespace boletim

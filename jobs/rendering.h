#pragma once
// Snapshot and spill to documents, one set for each kind of reader.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "jobs/audience.h"
#include "jobs/run_job.h"
#include "jobs/trend_values.h"

namespace boletim {

/// A written document, and who may have it.
struct RenderedDocument {
  RunDocument document;
  ReportKind kind = ReportKind::Trend;
  Format format = Format::Pdf;
  std::set<Audience> audiences;  ///< several where they are told the same
  std::int64_t rows = -1;        ///< of a detail report: all flagged records
  std::int64_t limit = -1;       ///< rows shown where there are more; -1 = all are shown
};

struct Rendering {
  std::vector<RenderedDocument> documents;
  std::map<Audience, TrendReport> trends;  ///< what the mails say
  std::vector<RunDocument> run_documents() const;
};

/// Writes every report of the job for every audience into the document store. Reads the run's spill and
/// nothing of the ERP. Throws Failure if the spill is lost or a document can't be written.
Rendering render(const Job& job, const Run& run, const Snapshot& snapshot, const History& history,
                 RunPorts& ports);

}  // namespace boletim

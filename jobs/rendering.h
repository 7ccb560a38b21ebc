#pragma once
// Snapshots and spill to documents, one set for each kind of reader.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "jobs/audience.h"
#include "jobs/run_job.h"
#include "jobs/trend_values.h"

namespace boletim {

/// A report in one format, for all who get the same bytes.
struct Edition {
  ReportKind kind = ReportKind::Trend;
  Format format = Format::Pdf;
  std::set<Audience> audiences{};
  std::string only_to{};  ///< of a history: see Audience
};

struct RenderedDocument {
  Edition edition;
  RunDocument document;
  std::int64_t rows = -1;   ///< of a detail report: all flagged records; of a follow-up: all that it tells of
  std::int64_t limit = -1;  ///< rows shown where there are more; -1 = all are shown
  int pages = 0;            ///< of a PDF
  int part = 0;             ///< of a report in several files: 1, 2 …
};

/// A report that did not pass its proof (jobs/proof.h): there is no document of it.
struct UnprovedReport {
  Edition edition;
  std::string why;
};

struct Rendering {
  std::vector<RenderedDocument> documents;
  std::map<Audience, TrendReport> trends;  ///< what the mails say
  std::vector<Reader> readers;
  std::vector<UnprovedReport> unproved;    ///< mails that would carry them are held
  std::map<Audience, std::string> untrue;  ///< why what is told to an audience differs from what was counted
  std::vector<RunDocument> run_documents() const;
};

/// Writes every report of the job for every audience into the document store. Reads the run's spill and
/// nothing of the ERP. Throws Failure if the spill is lost or a document can't be written.
Rendering render(const Job& job, const Run& run, const RunSnapshots& counted, RunPorts& ports);

}  // namespace boletim

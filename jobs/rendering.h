#pragma once
// Snapshot and spill to documents, one set for each kind of reader.

#include <compare>
#include <map>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "jobs/run_job.h"
#include "jobs/store.h"
#include "jobs/trend_values.h"
#include "reports/mail/mail_body.h"

namespace boletim {

/// Readers who get the same bytes.
struct Audience {
  Locale locale = Locale::PtBr;
  Sees sees = Sees::Masked;
  auto operator<=>(const Audience&) const = default;
};

Audience audience_of(const Job& job, const Recipient& to);

/// A written document, and who may have it.
struct RenderedDocument {
  RunDocument document;
  ReportKind kind = ReportKind::Trend;
  Format format = Format::Pdf;
  Audience audience;
  std::int64_t rows = -1;   ///< of a detail report: all flagged records
  std::int64_t limit = -1;  ///< rows shown where there are more; -1 = all are shown
};

struct Rendering {
  std::vector<RenderedDocument> documents;
  std::map<Locale, TrendReport> trends;  ///< what the mails say, by language
  std::vector<RunDocument> run_documents() const;
};

/// Whom a run's mails go to: `run.to` if given (a known person keeps what they may see), else the job's
/// recipients.
SharedList<Delivery> deliveries_of(const Job& job, const Run& run);

/// Writes every report of the job for every audience into the document store. Reads the run's spill and
/// nothing of the ERP. Throws Failure if the spill is lost or a document can't be written.
Rendering render(const Job& job, const Run& run, const Snapshot& snapshot, const History& history,
                 RunPorts& ports);

std::string_view media_type(Format format);

}  // namespace boletim

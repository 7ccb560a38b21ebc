#pragma once
#include <vector>

#include "config/problems.h"
#include "config/yaml_document.h"
#include "jobs/job.h"

namespace boletim {

/// Rows of a detail PDF unless its `limit:` says otherwise.
inline constexpr std::int64_t kDefaultPdfLimit = 200;
/// So many open records at the end of a follow-up PDF, unless told otherwise.
inline constexpr std::int64_t kDefaultOldest = 20;

/// Reads `reports:` of a job: { trend: [pdf, csv], detail: { csv: {}, pdf: { limit: 500 } } }. `locale` gives
/// what a `csv:` leaves out.
std::vector<ReportSpec> read_reports(const YamlNode& node, Locale locale, Problems& problems);

}  // namespace boletim

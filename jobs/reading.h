#pragma once
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "jobs/kpi/snapshot.h"
#include "jobs/record_source.h"

namespace boletim {

/// What one reading of a registry gave.
struct Reading {
  std::vector<std::string> columns;  ///< of the query, lower case
  Counts counts;
};

/// Streams a job's registry through the one KPI pass. Flagged rows are in `spill`, sealed, when it returns.
/// `taken_at`: the instant that the counts are of.
/// Throws Failure for what is wrong with the query or its rows, Unreachable, or Parked if `stop` was asked
/// for.
Reading read_registry(const Job& job, Instant taken_at, RecordSources& sources,
                      const std::filesystem::path& spill, const std::filesystem::path& scratch,
                      const std::stop_token& stop);

}  // namespace boletim

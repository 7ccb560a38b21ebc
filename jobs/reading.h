#pragma once
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "jobs/in_source.h"
#include "jobs/job.h"
#include "jobs/kpi/pass.h"
#include "jobs/record_source.h"

namespace boletim {

/// What one reading of a registry gave.
struct Reading {
  std::vector<std::string> columns;              ///< of the query, lower case
  std::vector<std::size_t> views;                ///< places in the task of those that were counted
  std::vector<Counts> counts;                    ///< of these
  std::vector<std::vector<SplitCounts>> splits;  ///< and of what they are split by
};

/// Streams a job's registry through the one KPI pass. The views of the first one's taker are the job's; of
/// the others those of a taker are left out that the query lacks columns for. `findings`: told of what is
/// found; null = nobody is. Throws Failure for what is wrong with the query or its rows, Unreachable, or
/// Parked if `stop` was asked for. `spells`: the ledger's, read anew by each call, for records that a source
/// counts and that had been flagged.
Reading read_registry(const Job& job, PassTask task, RecordSources& sources,
                      const std::filesystem::path& scratch, FindingSinks* findings, const OpenSpells& spells,
                      const std::stop_token& stop);

}  // namespace boletim

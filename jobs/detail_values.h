#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "jobs/job.h"
#include "jobs/kpi/flagged.h"
#include "jobs/store.h"
#include "reports/detail.h"

namespace boletim {

/// Which rows of a spill a document shows, found in one reading of it; memory grows with `limit`, not with
/// rows.
struct RowSelection {
  std::int64_t flagged = 0;
  std::int64_t shown = 0;
  std::vector<DetailGroup> groups;
  std::vector<std::int64_t> numbers;    ///< ascending row numbers; empty = all
  std::vector<std::int64_t> of_kpis{};  ///< flagged by each of the job's KPIs
};

/// The `limit` oldest rows (flagged first), or all of them. `kpis`: how many the job has.
RowSelection select_rows(FlaggedRows& rows, std::optional<std::int64_t> limit, std::size_t kpis = 0);

/// Those of a run's spill, each found at the first need: they are the same for every audience of a part. Any
/// thread may ask.
class RowSelections {
 public:
  /// References outlive it.
  RowSelections(const Job& job, const Run& run, std::filesystem::path work_dir)
      : job_(job), run_(run), work_dir_(std::move(work_dir)) {}
  /// Valid as long as this. Throws Failure if the spill is lost.
  const RowSelection& of(const Part& part, std::optional<std::int64_t> limit);

 private:
  const Job& job_;
  const Run& run_;
  std::filesystem::path work_dir_;
  struct Found {
    std::once_flag once;
    RowSelection rows;
  };
  std::mutex mutex_;  ///< of the map; what is found stays where it is
  std::map<std::pair<Part, std::optional<std::int64_t>>, Found> found_;
};

DetailReport detail_values(const Job& job, const Snapshot& snapshot, const RowSelection& selection,
                           const Heading& heading, bool masked, const std::string& all_in);

/// The selected rows of a spill as a report says them. References outlive it.
std::unique_ptr<DetailRows> detail_rows(const Job& job, const Snapshot& snapshot, FlaggedRows& rows,
                                        const RowSelection& selection, bool masked);

}  // namespace boletim

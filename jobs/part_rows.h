#pragma once
#include <filesystem>
#include <memory>

#include "jobs/job.h"
#include "jobs/kpi/flagged.h"
#include "jobs/part.h"
#include "jobs/runs.h"

namespace boletim {

/// The flagged records of a part, in the order of the run's spill. A part's documents read the whole spill:
/// it is sequential and in the page cache, and a spill for each part would hold rows several times. Throws
/// Failure if it is lost.
std::unique_ptr<FlaggedRows> flagged_of_part(const Job& job, const Run& run, const Part& part,
                                             const std::filesystem::path& work_dir);
/// Its changes, in the same way.
std::unique_ptr<FlaggedRows> changes_of_part(const Job& job, const Run& run, const Part& part,
                                             const std::filesystem::path& work_dir);

}  // namespace boletim

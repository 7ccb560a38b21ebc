#include "jobs/part_rows.h"

#include "jobs/kpi/spill.h"
#include "jobs/parting.h"
#include "jobs/run_job.h"

namespace boletim {

std::unique_ptr<FlaggedRows> flagged_of_part(const Job& job, const Run& run, const Part& part,
                                             const std::filesystem::path& work_dir) {
  return rows_of_part(read_spill(spill_file(work_dir, run.id)), RowsOfPart(job, part));
}

std::unique_ptr<FlaggedRows> changes_of_part(const Job& job, const Run& run, const Part& part,
                                             const std::filesystem::path& work_dir) {
  return rows_of_part(read_changes(spill_file(work_dir, run.id)), RowsOfPart(job, part));
}

}  // namespace boletim

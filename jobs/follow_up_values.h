#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "jobs/detail_values.h"
#include "jobs/job.h"
#include "jobs/kpi/flagged.h"
#include "jobs/store.h"
#include "reports/follow_up.h"

namespace boletim {

/// Which changes and open records a follow-up report shows, found in one reading of each.
struct FollowUpSelection {
  std::vector<FollowUpCount> changes;  ///< shown are the first ones of each kind
  RowSelection open;
};
FollowUpSelection select_follow_up(FlaggedRows& changes, FlaggedRows& open, const ReportSpec& report);

/// The figures are those of the trend of the same snapshot. `has_rows`: false for who sees totals.
FollowUpReport follow_up_values(const Job& job, const Snapshot& snapshot, const TrendReport& trend,
                                const FollowUpSelection& selection, bool has_rows, const std::string& all_in);

/// The selected rows: changes as they come, then the open ones, oldest first. What does not fit into memory
/// is sorted in `scratch`, a directory. References outlive it.
std::unique_ptr<FollowUpRows> follow_up_rows(const Job& job, const Snapshot& snapshot, FlaggedRows& changes,
                                             FlaggedRows& open, const FollowUpSelection& selection,
                                             const std::filesystem::path& scratch);

}  // namespace boletim

#pragma once
// Whether a delivery goes out this time: its `if:`.

#include <optional>
#include <string>

#include "jobs/job.h"
#include "jobs/snapshots.h"

namespace boletim {

/// The job's snapshot of the same part before this one, whichever run took it.
std::optional<Snapshot> previous_of(const Snapshot& now, const Snapshots& snapshots);

/// Why a delivery does not go out, in figures; blank = it does. Without a previous snapshot something has
/// changed, but nothing rises or falls. Changes are those of records and flagged ones, by state and by axis.
std::string why_not(const Delivery& delivery, const Snapshot& now, const std::optional<Snapshot>& previous);

}  // namespace boletim

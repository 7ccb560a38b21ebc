#pragma once
#include <filesystem>

#include "jobs/artefacts.h"
#include "jobs/store.h"

namespace boletim {

/// How long the rows of a failed run are kept, so that it can be taken up: they are personal data, and no
/// longer.
inline constexpr std::chrono::days kKeepFailedRows{7};

/// Removes what ended runs left in the work directory and among the artefacts; what a run still needs stays.
/// Call at start.
void remove_leftovers(const std::filesystem::path& work_dir, Artefacts& artefacts, Store& store, Instant now);

}  // namespace boletim

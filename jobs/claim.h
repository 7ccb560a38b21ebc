#pragma once
#include <optional>
#include <string>

#include "jobs/job.h"
#include "jobs/runs.h"
#include "jobs/schedule/occurrence.h"

namespace boletim {

/// Claims an occurrence; nothing if somebody claimed it before. `to`: this address instead of the job's
/// recipients; blank = them.
std::optional<Run> claim(Runs& runs, const Job& job, const Occurrence& occurrence, const std::string& to,
                         Instant now);
/// A run that uses up no occurrence; of the last whole period.
Run claim_manual(Runs& runs, const Job& job, const std::string& to, Instant now);

}  // namespace boletim

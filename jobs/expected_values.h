#pragma once
#include "jobs/job_index.h"
#include "jobs/store.h"
#include "reports/mail/expected_day.h"

namespace boletim {

/// What was due in [since, until), and what was left open or held in the days before it, by what became of it
/// so far. `open_since`: when the previous report was written; what ended later is said once more. Without an
/// organization and a language.
ExpectedDay expected_day(const JobIndex& jobs, Store& store, const Zone& zone, Instant since, Instant until,
                         Instant open_since);

}  // namespace boletim

#pragma once
// What every report and mail says of itself, from a job and its run.

#include <chrono>
#include <optional>
#include <string>

#include "jobs/job.h"
#include "jobs/runs.h"
#include "jobs/snapshots.h"
#include "reports/heading.h"

namespace boletim {

/// A report whose data were read longer than this after it was due says so.
inline constexpr std::chrono::minutes kLateAfter{15};

/// When a run that began at `began` was due, if that is late: its occurrence, unless the job's own jitter
/// explains the wait. Nothing for a run that was asked for by hand.
std::optional<Instant> late_since(const Job& job, const Run& run, Instant began);

Heading heading_of(const Job& job, const Run& run, const Snapshot& snapshot, Locale locale,
                   const std::string& organization);

CivilDate civil(Date date);
CivilTime civil_time(Instant at, const Zone& zone);
ReportPeriod report_period(const Period& period, const Zone& zone);
/// The city a zone is named after; Brazil's own time is known as that of its capital.
std::string place_of(const Zone& zone);

}  // namespace boletim

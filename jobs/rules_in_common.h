#pragma once
#include <span>

#include "jobs/job.h"
#include "jobs/kpi/registry_rules.h"

namespace boletim {

/// What all `jobs` on the registry of `job` have its records judged by, `job` itself among them. Throws
/// Failure if they use too many KPIs.
RegistryRules rules_in_common(std::span<const Job> jobs, const Job& job);

}  // namespace boletim

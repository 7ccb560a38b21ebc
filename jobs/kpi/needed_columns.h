#pragma once
#include <set>
#include <string>

#include "jobs/kpi/registry_rules.h"

namespace boletim {

/// Of a registry's columns, those that a pass by these rules looks at if the query yields them: all that have
/// a meaning of their own, the traits, and those of an admin's own KPIs. Lower case.
std::set<std::string> needed_columns(const RegistryRules& rules);

}  // namespace boletim

#pragma once
#include <string>
#include <vector>

#include "jobs/kpi/registry_rules.h"
#include "jobs/kpi/rules.h"

namespace boletim {

/// Of a job.
inline Rules rules(const std::vector<std::string>& kpis, const std::vector<std::string>& axes = {}) {
  Rules rules;
  for (const std::string& id : kpis) rules.kpis.push_back({KpiId{id}, {}});
  for (const std::string& column : axes) rules.axes.push_back({column, column});
  return rules;
}

/// Of a registry with this job alone.
inline RegistryRules registry_of(const Rules& rules) {
  RegistryRules registry{{}, {}, rules.ignore, rules.placeholders, rules.query, rules.suspect_above};
  registry.kpis.assign(rules.kpis.begin(), rules.kpis.end());
  registry.traits.assign(rules.axes.begin(), rules.axes.end());
  for (const auto& [column, values] : rules.only) registry.traits.push_back({column, column});
  registry.traits.push_back({"owner", "owner"});
  return registry;
}

}  // namespace boletim

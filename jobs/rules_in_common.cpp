#include "jobs/rules_in_common.h"

#include <algorithm>

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/parting.h"

namespace boletim {
namespace {

void add_kpis(const Rules& rules, std::vector<Kpi>& kpis) {
  for (const Kpi& kpi : rules.kpis)
    if (std::none_of(kpis.begin(), kpis.end(), [&](const Kpi& other) { return other.id == kpi.id; }))
      kpis.push_back(kpi);
}

void add_trait(const Axis& axis, std::vector<Axis>& traits) {
  if (std::none_of(traits.begin(), traits.end(),
                   [&](const Axis& other) { return other.column == axis.column; }))
    traits.push_back(axis);
}

/// As the registry tells its values; of a column that it does not define, as they are.
Axis trait_of_column(const Job& job, const std::string& column) {
  for (const Axis& axis : job.rules.declared)
    if (axis.column == column) return axis;
  return {column, column};
}

/// The columns by which a job, or one of its readers, selects.
void add_selecting(const Job& job, std::vector<Axis>& traits) {
  for (const auto& [column, values] : job.rules.only) add_trait(trait_of_column(job, column), traits);
  for (const std::string& column : part_columns(job)) add_trait(trait_of_column(job, column), traits);
}

}  // namespace

RegistryRules rules_in_common(std::span<const Job> jobs, const Job& job) {
  RegistryRules rules{
      {}, {}, job.rules.ignore, job.rules.placeholders, job.rules.query, job.rules.suspect_above};
  const auto add = [&](const Job& other) {
    add_kpis(other.rules, rules.kpis);
    for (const Axis& axis : other.rules.axes) add_trait(axis, rules.traits);
  };
  const auto on_it = [&](const Job& other) {
    return other.source == job.source && other.registry == job.registry;
  };
  add(job);
  for (const Job& other : jobs)
    if (on_it(other)) add(other);
  add_selecting(job, rules.traits);
  for (const Job& other : jobs)
    if (on_it(other)) add_selecting(other, rules.traits);
  add_trait(trait_of_column(job, "owner"), rules.traits);
  std::sort(rules.kpis.begin(), rules.kpis.end(), [](const Kpi& a, const Kpi& b) { return a.id < b.id; });
  std::sort(rules.traits.begin(), rules.traits.end(),
            [](const Axis& a, const Axis& b) { return a.column < b.column; });
  if (rules.kpis.size() > kMostKpis)
    throw Failure(fmt::format("the jobs on registry {} of source {} use {} KPIs, at most {} are possible",
                              job.registry.value, job.source.value, rules.kpis.size(), kMostKpis));
  return rules;
}

}  // namespace boletim

#pragma once
#include <map>
#include <vector>

#include "config/problems.h"
#include "config/yaml_document.h"
#include "jobs/kpi/rules.h"

namespace boletim {

/// Whether an entry of `kpis:` has a rule of its own: `missing:`, `invalid:`, `any_of:` or `all_of:`.
bool has_own_rule(const YamlNode& node);

/// The admin's KPIs among the entries of `kpis:`, by id, their parts opened; titles and targets are not read
/// here. One that is wrong is there too, so that using it is no further error.
std::map<KpiId, Kpi> read_own_kpis(const std::vector<YamlEntry>& entries, Problems& problems);

}  // namespace boletim

#pragma once
#include <span>
#include <vector>

#include "config/problems.h"
#include "config/yaml_document.h"
#include "jobs/kpi/condition.h"
#include "jobs/kpi/rules.h"

namespace boletim {

/// Reads conditions such as "total falls 20%", each about `total` or one of the job's KPIs.
std::vector<Condition> read_conditions(const std::vector<const YamlNode*>& items, std::span<const Kpi> kpis,
                                       Problems& problems);

}  // namespace boletim

#pragma once
#include <map>
#include <optional>
#include <string>

#include "config/problems.h"
#include "config/yaml_document.h"
#include "jobs/kpi/rules.h"

namespace boletim {

/// What `kpis:` says.
struct KpiSettings {
  std::map<KpiId, double> targets;  ///< percent
  std::map<KpiId, std::string> titles;
  std::map<KpiId, Kpi> own;  ///< the admin's, their parts opened, without title and target
};

/// Reads `kpis:` of boletim.yaml; `node` may be absent.
KpiSettings read_kpi_settings(const YamlNode* node, Problems& problems);

/// Reads the `kpis:` of a job.
std::vector<Kpi> read_kpis(const std::vector<const YamlNode*>& items, const KpiSettings& settings,
                           Problems& problems);

}  // namespace boletim

#pragma once
#include <vector>

#include "config/problems.h"
#include "config/yaml_document.h"
#include "jobs/kpi/rules.h"

namespace boletim {

/// Reads `axes:` of a registry: by column its title, or a mapping that says more.
std::vector<Axis> read_axes(const YamlNode& node, Problems& problems);

}  // namespace boletim

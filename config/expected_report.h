#pragma once
#include "config/configuration.h"
#include "config/people.h"
#include "config/problems.h"
#include "config/yaml_document.h"

namespace boletim {

/// Reads `expected_report:`, in the configuration's zone and language.
ExpectedReport read_expected_report(const YamlNode& node, const People& people,
                                    const Configuration& configuration, Problems& problems);

}  // namespace boletim

#pragma once
#include <string>

#include "config/configuration.h"
#include "config/problems.h"
#include "config/yaml_document.h"

namespace boletim {

/// Reads `{credential: N}`, `{file: PATH}` or `{env: NAME}`. A literal secret is a problem, and is not
/// repeated.
Secret read_secret(const YamlNode& node, const std::string& directory, Problems& problems);

/// A path of the configuration, relative ones to its directory.
std::string absolute_path(const std::string& directory, const std::string& path);

}  // namespace boletim

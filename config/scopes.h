#pragma once
#include "config/problems.h"
#include "config/yaml_document.h"
#include "jobs/values.h"

namespace boletim {

/// Reads which records are meant, by column (in lower case) the values that count, as they are written.
Scope read_scope(const YamlNode& node, Problems& problems);

}  // namespace boletim

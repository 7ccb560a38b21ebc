#pragma once
#include <map>
#include <string>

#include "config/configuration.h"
#include "config/presets.h"
#include "config/problems.h"
#include "config/yaml_document.h"

namespace boletim {

/// Reads `sources:`; `node` may be absent. A source that has problems is there all the same, so that what
/// refers to it does not seem to dangle.
std::map<SourceId, SourceSettings> read_sources(const YamlNode* node, const std::string& directory,
                                                Presets& presets, Problems& problems);

}  // namespace boletim

#pragma once
#include "config/configuration.h"
#include "config/section.h"

namespace boletim {

/// Reads `state:` and `documents:` of boletim.yaml into a configuration that has their defaults.
void read_state(const Section& root, Configuration& configuration);

}  // namespace boletim

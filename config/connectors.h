#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "config/configuration.h"
#include "config/section.h"

namespace boletim {

/// Reads `connector:` and what says where its database is: address, login, `options:`.
void read_connector(const Section& section, const std::string& directory, SourceSettings& source);

/// The names that `options:` of connector mysql may have; those of the others are their libraries' own.
const std::vector<std::string_view>& mysql_options();

}  // namespace boletim

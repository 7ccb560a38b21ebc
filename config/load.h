#pragma once
#include <string>
#include <vector>

#include "config/configuration.h"

namespace boletim {

/// One thing wrong, where it is, and what was expected.
struct ConfigError {
  std::string file;          ///< as given: DIR/boletim.yaml
  int line = 0, column = 0;  ///< from 1; 0 = the file as a whole
  std::string message;       ///< "unknown key 'shedule'; did you mean 'schedule'?"
  bool operator==(const ConfigError&) const = default;
};

/// "FILE:LINE:COLUMN: error: message".
std::string to_string(const ConfigError& error);

struct LoadResult {
  Configuration configuration;      ///< good only if there are no errors
  std::vector<ConfigError> errors;  ///< all of them, by file and position
};

/// Reads boletim.yaml and jobs.d/*.yaml of a directory whole. Touches no source and no server.
LoadResult load_configuration(const std::string& directory);

/// `--config`, else $BOLETIM_CONFIG, else /etc/boletim.
std::string configuration_directory(const std::string& option);

/// The secret's value, without its line end. Throws UsageError saying what is absent or empty, and of a
/// credential beside the configuration if others than its owner may read it.
std::string reveal(const Secret& secret, const Configuration& configuration);

}  // namespace boletim

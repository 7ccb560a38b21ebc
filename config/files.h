#pragma once
#include <optional>
#include <string>
#include <vector>

#include "config/problems.h"

namespace boletim {

inline constexpr std::size_t kLargestFile = 16 * 1024 * 1024;  ///< bytes

/// A file's bytes, and one more than `most` if it has more. Nothing if it can't be read, or is no plain file
/// (of a pipe one would wait for ever): then `why` says so.
std::optional<std::string> read_bytes(const std::string& path, std::size_t most, std::string& why);

/// A file's whole text; a problem and nothing if it can't be read or is larger than any configuration.
std::optional<std::string> read_text(int file, const std::string& path, Problems& problems);

/// The `*.yaml` of jobs.d in the directory, as paths, bytewise; none if there is no jobs.d. A `*.yml`, which
/// would be passed over in silence, is a problem.
std::vector<std::string> job_files(const std::string& directory, Problems& problems);

}  // namespace boletim

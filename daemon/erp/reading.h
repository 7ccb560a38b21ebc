#pragma once
// What the readings of all connectors share.

#include <cstddef>
#include <string>
#include <vector>

#include "config/configuration.h"
#include "jobs/registry/batch.h"

namespace boletim {

inline constexpr std::size_t kBatchRows = 4'000;              ///< that fit into a processor's cache
inline constexpr std::size_t kBatchBytes = 16 * 1024 * 1024;  ///< however large the values, memory stays flat
inline constexpr std::chrono::seconds kConnectTimeout{10};

/// "source 'erp', registry 'customers'": how every error of a reading begins.
std::string title_of(const SourceSettings& source, const RegistrySettings& registry);

/// The query without the semicolons and blanks at its end.
std::string without_semicolon(std::string_view query);

/// Lower case. Throws Failure if a name occurs twice: nobody could say which column is meant.
std::vector<std::string> column_names(std::vector<std::string> names, const std::string& title);

/// Empties a batch for `columns` columns and keeps its memory.
void start_batch(Batch& batch, std::size_t columns);

}  // namespace boletim

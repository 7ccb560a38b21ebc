#pragma once
#include <memory>

#include "config/configuration.h"
#include "jobs/record_source.h"

namespace boletim {

/// Starts to read a registry from a SQLite file, which is opened read-only and never created.
std::unique_ptr<RecordSource> read_sqlite(const SourceSettings& source, const RegistrySettings& registry);

}  // namespace boletim

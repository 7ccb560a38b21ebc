#pragma once
#include <memory>
#include <stop_token>

#include "config/configuration.h"
#include "jobs/record_source.h"

namespace boletim {

/// Starts to read a registry from a SQLite file, which is opened read-only and never created. When `stop` is
/// asked for, a query at work breaks off.
std::unique_ptr<RecordSource> read_sqlite(const SourceSettings& source, const RegistrySettings& registry,
                                          const std::stop_token& stop);

}  // namespace boletim

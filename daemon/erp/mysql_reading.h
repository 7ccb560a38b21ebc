#pragma once
#include <memory>
#include <stop_token>
#include <string>

#include "config/configuration.h"
#include "jobs/record_source.h"

namespace boletim {

/// Starts to read a registry from MariaDB or MySQL, row by row as the server sends them, in one read-only
/// transaction that sees one state of the data. Timestamps come in UTC, dates of zero as null, BIT as a
/// number. When `stop` is asked for, whatever it waits for breaks off.
std::unique_ptr<RecordSource> read_mysql(const SourceSettings& source, const RegistrySettings& registry,
                                         const std::string& password, const std::stop_token& stop);

}  // namespace boletim

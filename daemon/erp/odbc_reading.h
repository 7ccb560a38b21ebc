#pragma once
#include <memory>
#include <stop_token>
#include <string>

#include "config/configuration.h"
#include "jobs/record_source.h"

namespace boletim {

/// Starts to read a registry through an ODBC driver, row by row. Texts are asked for as UTF-16, which leaves
/// their encoding to the driver; only the bytes of binary columns are read as the source says. When `stop` is
/// asked for, whatever it waits for breaks off, as soon as the driver lets it.
std::unique_ptr<RecordSource> read_odbc(const SourceSettings& source, const RegistrySettings& registry,
                                        const std::string& password, const std::stop_token& stop);

}  // namespace boletim

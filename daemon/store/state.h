#pragma once
#include <memory>
#include <string>

#include "jobs/store.h"

namespace boletim {

/// Opens the state in a SQLite file and brings its tables up to date. The file (0600) and its directory
/// (0700) are created if absent. One Store a thread; any number of them, in any number of processes, may be
/// open. Throws Failure saying what to do: locked, full, damaged, or newer than this program.
std::unique_ptr<Store> open_store(const std::string& file);

}  // namespace boletim

#pragma once
#include <memory>

#include "config/configuration.h"
#include "jobs/artefacts.h"
#include "jobs/document_store.h"
#include "jobs/store.h"

namespace boletim {

/// Opens the state and brings its tables up to date: a SQLite file (0600; created with its directory, 0700,
/// if absent) or a PostgreSQL database. `me` is who may change runs and messages; blank = who only looks. One
/// Store a thread; any number of them, in any number of processes, may be open. Throws Failure saying what to
/// do: damaged, or newer than this program; Passing: locked, full; Unreachable: away.
std::unique_ptr<Store> open_store(const StateSettings& settings, const NodeId& me = {});

/// Documents where the configuration wants them: in a directory, or in the state.
std::unique_ptr<DocumentStore> open_documents(const Configuration& configuration);

/// Artefacts where the state is: beside it in the work directory, or in it, kept as the node `me`.
std::unique_ptr<Artefacts> open_artefacts(const StateSettings& settings, const NodeId& me = {});

}  // namespace boletim

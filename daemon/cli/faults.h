#pragma once
#include <optional>
#include <string>
#include <vector>

#include "config/configuration.h"
#include "daemon/cli/telling.h"
#include "daemon/facts.h"
#include "jobs/store.h"

namespace boletim {

/// Something that is not as it should be, and what to do about it.
struct Fault {
  std::string what;  ///< stays: "late", "waiting", "missing" …
  JobId job;         ///< blank: of no one job
  std::optional<Instant> since;
  std::string detail;  ///< for an admin; one line
  bool operator==(const Fault&) const = default;
};

/// Who works on the state, and who ended without a word. Where a lock says who lives, it is asked.
std::vector<Node> nodes_of(const Configuration& configuration, Store& store);

/// What the state shows, in the order in which an admin would look at it. A fixed number of queries, however
/// many jobs there are.
std::vector<Fault> faults_of_state(const Configuration& configuration, Store& store, Instant now,
                                   const Telling& telling);

/// What does not answer a running daemon: the state, sources, the mail server.
std::vector<Fault> faults_of_daemon(const DaemonFacts& facts, const Telling& telling);

/// Disks with little space left, of those that the state, documents and mails are written to.
std::vector<Fault> faults_of_disk(const Configuration& configuration, const Telling& telling);

}  // namespace boletim

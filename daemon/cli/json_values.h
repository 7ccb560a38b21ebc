#pragma once
// The JSON of the contract (SPEC §4): stable keys, times RFC 3339 UTC, nothing cut.

#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "config/load.h"
#include "daemon/runner.h"
#include "jobs/schedule/occurrence.h"

namespace boletim {

using Json = nlohmann::ordered_json;

Json json_of(const Period& period);
/// `previous`: this job's snapshot before, where there is one; with what it was counted by, it says where the
/// course breaks.
Json json_of(const Snapshot& snapshot, const std::optional<Snapshot>& previous);
Json json_of(const Message& message);
/// A run as `runs` lists it.
Json json_of(const Run& run);
Json json_of(const RunOutcome& outcome, const std::optional<Snapshot>& snapshot,
             const std::optional<Snapshot>& previous, const DocumentStore& documents);
Json json_of(const PlannedFire& fire, const Job& job, const std::optional<std::string>& why_moved);
Json json_of(const ConfigError& error);
Json json_of(const std::optional<Instant>& instant);
/// Null for a blank one.
Json text_or_null(const std::string& text);

/// One JSON document on a line of its own.
void print(std::ostream& out, const Json& json);

}  // namespace boletim

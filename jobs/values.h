#pragma once
// The words that every room of jobs/ shares: names of things, and instants. No behaviour, no dependency.

#include <chrono>
#include <compare>
#include <map>
#include <string>
#include <vector>

namespace boletim {

/// A name that cannot be mistaken for another kind of name.
template <class Tag>
struct Name {
  std::string value;
  auto operator<=>(const Name&) const = default;
};

using JobId = Name<struct JobTag>;            ///< `id:` of a job in the YAML
using SourceId = Name<struct SourceTag>;      ///< key under `sources:`
using RegistryId = Name<struct RegistryTag>;  ///< key under a source's `registries:`
using KpiId = Name<struct KpiTag>;            ///< `no_email` …
using PersonId = Name<struct PersonTag>;      ///< key under `people:`
using RunId = Name<struct RunTag>;            ///< given by the store, decimal digits
using MessageId =
    Name<struct MessageTag>;            ///< given by the store, decimal digits; not the RFC 5322 Message-ID
using NodeId = Name<struct NodeTag>;    ///< given by the store to each process that works on it, ever growing
using Sha256 = Name<struct Sha256Tag>;  ///< 64 lower-case hexadecimal digits

/// Records with one of these values in each of these columns (lower case); empty = all.
using Scope = std::map<std::string, std::vector<std::string>>;

/// A point in time, UTC, whole seconds, leap seconds ignored as POSIX does.
using Instant = std::chrono::sys_seconds;

}  // namespace boletim

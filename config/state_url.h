#pragma once
#include <string_view>

#include "config/configuration.h"

namespace boletim {

inline constexpr std::chrono::seconds kShortestLease{2};
inline constexpr std::chrono::seconds kLongestLease = std::chrono::minutes(10);

/// Reads "postgresql://USER@HOST[:PORT]/DATABASE[?option=value&…]" as libpq does (RFC 3986, percent-encoded):
/// `host`, `port`, `user` and `dbname` may stand among the options, where a host may be a socket's directory;
/// `lease` is ours; the others are libpq's. Throws UsageError saying what is wrong, also of a password, which
/// it does not repeat.
StateSettings parse_state_url(std::string_view url);

/// Nothing for what is no duration, or no lease that a node can keep.
std::optional<std::chrono::seconds> parse_lease(std::string_view text);

}  // namespace boletim

#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "jobs/values.h"

namespace boletim {

/// The instants that RFC 3339 can write in UTC: years 0 to 9999. Whatever lies outside is read as the nearer
/// end.
inline constexpr Instant kFirstInstant = std::chrono::sys_days{std::chrono::year{0} / 1 / 1};
inline constexpr Instant kLastInstant =
    std::chrono::sys_days{std::chrono::year{10000} / 1 / 1} - std::chrono::seconds{1};
Instant within_reach(Instant instant);

/// RFC 3339 in UTC: "2026-11-16T10:30:00Z".
std::string to_rfc3339(Instant instant);
/// RFC 3339 with "Z" or an offset; nothing for anything else: no local times, no day that its month lacks, no
/// leap second. Fractions are dropped.
std::optional<Instant> parse_rfc3339(std::string_view text);

}  // namespace boletim

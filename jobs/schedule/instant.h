#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "jobs/values.h"

namespace boletim {

/// RFC 3339 in UTC: "2026-11-16T10:30:00Z".
std::string to_rfc3339(Instant instant);
/// RFC 3339 with "Z" or an offset; nothing for anything else (no local times, fractions dropped).
std::optional<Instant> parse_rfc3339(std::string_view text);

}  // namespace boletim

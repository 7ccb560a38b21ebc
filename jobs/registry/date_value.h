#pragma once
#include <optional>
#include <string_view>

#include "jobs/values.h"

namespace boletim {

/// A date as ERPs hand it over: a timestamp ("2026-11-16 10:30:00.123-03"), ISO text, a date, or YYYYMMDD.
/// Without an offset it is UTC. Nothing for blanks, "00000000", "0000-00-00" and what is no date.
std::optional<Instant> parse_date_value(std::string_view value);

}  // namespace boletim

#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "jobs/registry/column.h"
#include "jobs/values.h"

namespace boletim {

/// A date as ERPs hand it over: a timestamp ("2026-11-16 10:30:00.123-03", ISO 8601, SQL), a date, YYYYMMDD
/// with or without HHMMSS, or the Brazilian DD/MM/YYYY with or without a time. Without an offset it is UTC;
/// fractions of a second are dropped. Nothing for blanks, "00000000", "0000-00-00", "infinity" and what is no
/// date. Never throws.
std::optional<Instant> parse_date_value(std::string_view value);

/// The same of a column's value, whether it came as a text or as an instant.
std::optional<Instant> date_value_at(const Column& column, std::size_t row);

}  // namespace boletim

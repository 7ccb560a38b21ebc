#pragma once
// How the configuration writes durations, sizes, times … Each is nothing for text that is not so written, or
// that means more than any setting could. Pure.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jobs/schedule/calendar.h"

namespace boletim {

std::optional<std::chrono::seconds> parse_duration(std::string_view text);  ///< 30s, 10m, 6h, 3d
std::optional<std::chrono::seconds> parse_span(std::string_view text);      ///< the same, more than zero
std::optional<std::int64_t> parse_size(
    std::string_view text);                            ///< bytes: 500KB, 20MB, 1GB (powers of ten), KiB …
std::optional<int> parse_rate(std::string_view text);  ///< a minute: 60/min
std::optional<double> parse_percent(std::string_view text);             ///< 0–100: 10%, 10, 12.5%
std::optional<std::chrono::minutes> parse_time(std::string_view text);  ///< of the day: 07:30
std::optional<Date> parse_date(std::string_view text);                  ///< 2026-11-16
std::optional<OwnDate> parse_own_date(std::string_view text);           ///< 01-25 each year, 2027-06-15 once
std::optional<std::chrono::month_day> parse_month_day(std::string_view text);  ///< 01-31
std::optional<std::string> parse_color_code(std::string_view text);            ///< #0068A8
std::optional<std::string> parse_currency(std::string_view text);              ///< ISO 4217: BRL
/// Of a record in the ERP: http or https, ASCII, with {id} somewhere behind the host.
std::optional<std::string> parse_record_url(std::string_view text);
std::optional<std::string> parse_zone(std::string_view text);  ///< IANA: America/Sao_Paulo

/// What to call a thing whose name is all that is known: "cadastro-semanal" → "Cadastro semanal".
std::string title_of(std::string_view id);

}  // namespace boletim

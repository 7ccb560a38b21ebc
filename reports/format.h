#pragma once
// Numbers and dates as each locale writes them (CLDR 42).

#include <cstdint>
#include <optional>
#include <string>

#include "reports/heading.h"

namespace boletim {

std::string format_count(std::int64_t value, Locale locale);           ///< 1.284 | 1,284
std::string format_percent(double percent, Locale locale);             ///< 15,3% | 15.3%
std::string format_signed(std::int64_t value, Locale locale);          ///< +4, −37, 0 (U+2212)
std::string format_points(double points, Locale locale);               ///< −0,4 pp | −0.4 pp
std::string format_date(CivilDate date, Locale locale);                ///< 16/11/2026 | 16 Nov 2026
std::string format_day(CivilDate date, Locale locale);                 ///< 15/11 | 15 Nov
std::string format_time(int hour, int minute, Locale locale);          ///< 07:30
/// "Semana de 9 a 15 de novembro de 2026", "Novembro de 2026", "2026" | "Week of 9 to 15 November 2026" …
std::string format_period(const ReportPeriod& period, Locale locale);
/// The same for running text and subjects: "semana de 9 a 15/11" | "week of 9–15 Nov".
std::string format_period_short(const ReportPeriod& period, Locale locale);

}  // namespace boletim

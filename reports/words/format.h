#pragma once
// Numbers and dates as each locale writes them (CLDR 42). Pure; never throws for odd values.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "reports/heading.h"

namespace boletim {

std::string format_count(std::int64_t value, Locale locale);  ///< 1.284 | 1,284
/// As a title begins: "Doze" | "Twelve", in figures above twelve. `feminine`: "Duas", of weeks.
std::string format_count_word(std::int64_t value, bool feminine, Locale locale);
/// 15,3% | 15.3%, halves away from zero. What is not nothing never shows as 0,0%, what is not all never as
/// 100,0%:
/// "<0,1%" and ">99,9%".
std::string format_percent(double percent, Locale locale);
/// A round share, as targets and axes say it: "10%", "12,5%" (two decimals at most).
std::string format_percent_short(double percent, Locale locale);
std::string format_signed(std::int64_t value, Locale locale);  ///< +4, −37, 0 (U+2212)
/// −0,4 pp | −0.4 pp, 0,0 pp. A difference that rounds to nothing but is one: "<0,1 pp".
std::string format_points(double points, Locale locale);
/// 11 | 11,5: one decimal at most, halves away from zero.
std::string format_decimal(double value, Locale locale);
/// 11 | 11,5 | 2.565: of a hundred days and more nobody wants a decimal.
std::string format_days(double days, Locale locale);
/// "R$ 212.480" | "R$212,480", with the cents below 100 units. The symbols of BRL, USD and EUR; of others
/// their code; a blank one is left out.
std::string format_money(std::int64_t hundredths, std::string_view currency, Locale locale);
std::string format_date(CivilDate date, Locale locale);             ///< 16/11/2026 | 16 Nov 2026
std::string format_day(CivilDate date, Locale locale);              ///< 15/11 | 15 Nov
std::string format_time(int hour, int minute, Locale locale);       ///< 07:30
std::string format_moment(const CivilTime& moment, Locale locale);  ///< 16/11/2026 07:30 | 16 Nov 2026 07:30
/// "Semana de 9 a 15 de novembro de 2026", "Novembro de 2026", "2026" | "Week of 9 to 15 November 2026" …
std::string format_period(const ReportPeriod& period, Locale locale);
/// The same for running text and subjects: "semana de 9 a 15/11" | "week of 9–15 Nov".
std::string format_period_short(const ReportPeriod& period, Locale locale);

}  // namespace boletim

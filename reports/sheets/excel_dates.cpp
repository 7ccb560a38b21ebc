#include "reports/sheets/excel_dates.h"

namespace boletim {
namespace {

/// Days since 1 January 1970 (H. Hinnant, "chrono-compatible low-level date algorithms").
std::int64_t days_of(CivilDate date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t day = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + day - 719468;
}

}  // namespace

std::optional<std::int64_t> excel_date(CivilDate date) {
  constexpr std::int64_t of_1970 = 25569, first_good = 61;
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31 || date.year > 9999) return {};
  const std::int64_t serial = days_of(date) + of_1970;
  if (serial < first_good) return {};
  return serial;
}

std::time_t excel_time(const Heading& heading) {
  constexpr std::int64_t day = 86400;
  if (!excel_date(heading.taken_on) || heading.taken_on.year <= 1970) return day;
  return static_cast<std::time_t>(days_of(heading.taken_on) * day + heading.taken_hour * 3600 +
                                  heading.taken_minute * 60);
}

}  // namespace boletim

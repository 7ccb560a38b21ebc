#pragma once
#include <cstdint>
#include <ctime>
#include <optional>

#include "reports/heading.h"

namespace boletim {

/// A date as Excel counts days; nothing for what is no date, and for one before March 1900 (Excel gives 1900
/// a 29 February) or after 9999.
std::optional<std::int64_t> excel_date(CivilDate date);

/// When the data were read, as if it had been in UTC: a workbook says no zone. Never 0.
std::time_t excel_time(const Heading& heading);

}  // namespace boletim

#pragma once
// The words that the tables keep for enumerations, read back.

#include <array>
#include <string>
#include <string_view>

#include "daemon/store/connection.h"
#include "jobs/failure.h"
#include "jobs/schedule/period.h"

namespace boletim {

/// For a Failure: a word that a newer program wrote, or that was damaged.
inline std::string unknown_word(std::string_view word) {
  return "the state holds '" + std::string(word) +
         "', which this program does not know: restore it from a backup, or install a newer boletim";
}

/// The one of `values` whose name_of is `name`. Throws Failure for a word that this program does not know.
template <class Enumeration, std::size_t count>
Enumeration named(const std::array<Enumeration, count>& values, std::string_view name) {
  for (const Enumeration value : values)
    if (name_of(value) == name) return value;
  throw Failure(unknown_word(name));
}

/// From the columns period_kind, period_start, period_end.
inline Period read_period(Row& row) {
  static constexpr std::array kKinds = {PeriodKind::Daily, PeriodKind::Weekly, PeriodKind::Monthly,
                                        PeriodKind::Yearly};
  Period period;
  period.kind = named(kKinds, row.text());
  period.start = row.instant();
  period.end = row.instant();
  return period;
}

}  // namespace boletim

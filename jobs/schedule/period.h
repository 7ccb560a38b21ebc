#pragma once
#include "jobs/schedule/civil_time.h"

namespace boletim {

enum class PeriodKind { Daily, Weekly, Monthly, Yearly };
std::string_view name_of(PeriodKind kind);  ///< "daily" …

/// Half-open [start, end) in a job's zone; weeks start on Monday.
struct Period {
  PeriodKind kind = PeriodKind::Weekly;
  Instant start, end;
  auto operator<=>(const Period&) const = default;
};

/// The last whole period that ended at or before `instant`.
Period last_whole_period(PeriodKind kind, Instant instant, const Zone& zone);
/// The period just after.
Period period_after(const Period& period, const Zone& zone);
/// The period just before, and the one of a year ago: the same month or year, for weeks the one 52 weeks
/// back, for days the same weekday 364 days back.
Period period_before(const Period& period, const Zone& zone);
Period period_a_year_ago(const Period& period, const Zone& zone);

}  // namespace boletim

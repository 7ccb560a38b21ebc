#pragma once
#include <map>
#include <optional>

#include "jobs/job.h"
#include "jobs/store.h"
#include "reports/trend.h"

namespace boletim {

/// Earlier snapshots of a job, or of a part of it, as a trend needs them, by the start of their period.
struct History {
  std::map<Instant, Snapshot> by_period;
  const Snapshot* find(const Period& period) const;
};

/// The snapshots of what `now` is of, the whole or its part, in the job's last `periods` and the period a
/// year ago; without `now` itself.
History read_history(const Job& job, const Snapshot& now, const Snapshots& snapshots);

/// Whether a snapshot is a point of the trend: taken before the next period had ended.
bool is_in_time(const Snapshot& snapshot, const Zone& zone);

/// As a reader sees it: who sees totals is told of no suspect value, and of no group of fewer records than
/// the job's `suppress_below`.
TrendReport trend_values(const Job& job, const Snapshot& snapshot, const History& history,
                         const Heading& heading, Sees sees = Sees::Masked);

/// A KPI's name for readers: the admin's own, else the catalogue's, else its id.
std::string kpi_title(const Kpi& kpi, Locale locale);
std::string kpi_title(const KpiId& id, Locale locale);

}  // namespace boletim

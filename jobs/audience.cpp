#include "jobs/audience.h"

#include <algorithm>

namespace boletim {

namespace {

/// Who has a scope is told of what was sent to themselves, where the job tells of it.
bool has_own_history(const Job& job, const Recipient& to) {
  return !to.scope.empty() &&
         std::any_of(job.reports.begin(), job.reports.end(),
                     [](const ReportSpec& report) { return report.kind == ReportKind::History; });
}

}  // namespace

Audience audience_of(const Job& job, const Recipient& to) {
  Audience audience{{}, to.locale.value_or(job.locale), to.sees};
  if (has_own_history(job, to)) audience.only_to = to.address;
  return audience;
}

SharedList<Delivery> deliveries_of(const Job& job, const Run& run) {
  if (run.to.empty()) return job.deliver;
  Recipient to;
  to.address = run.to;
  for (const Delivery& delivery : job.deliver)
    for (const Recipient& known : delivery.to)
      if (known.address == run.to) to = known;
  return {Delivery{{to}, {}}};
}

}  // namespace boletim

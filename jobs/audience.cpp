#include "jobs/audience.h"

namespace boletim {

Audience audience_of(const Job& job, const Recipient& to) {
  return {{}, to.locale.value_or(job.locale), to.sees};
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

#include "config/common_lists.h"

namespace boletim {

void CommonLists::share(Job& job) {
  kpis_.share(job.rules.kpis);
  axes_.share(job.rules.axes);
  axes_.share(job.rules.declared);
  reports_.share(job.reports);
  for (Delivery& delivery : job.deliver) {
    recipients_.share(delivery.to);
    attachments_.share(delivery.attach);
  }
  deliveries_.share(job.deliver);
  recipients_.share(job.on_failure);
  conditions_.share(job.hold_if);
}

}  // namespace boletim

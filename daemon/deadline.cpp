#include "daemon/deadline.h"

#include "daemon/mail/stoppable_wait.h"

namespace boletim {

Deadline::Deadline(std::stop_token process, std::optional<std::chrono::milliseconds> within)
    : process_(std::move(process)), on_process_(process_, Pass{stop_}) {
  if (!within) return;
  timer_ = std::jthread([stop = stop_, time = *within](const std::stop_token& done) mutable {
    if (wait_unless(done, time)) stop.request_stop();
  });
}

}  // namespace boletim

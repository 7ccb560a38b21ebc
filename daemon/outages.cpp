#include "daemon/outages.h"

namespace boletim {

void Outages::failed(const std::string& what, const std::string& error, Instant now) {
  const std::lock_guard lock(mutex_);
  outages_.try_emplace(what, Outage{now, error}).first->second.error = error;
}

bool Outages::worked(const std::string& what) {
  const std::lock_guard lock(mutex_);
  return outages_.erase(what) > 0;
}

std::optional<Outage> Outages::of(const std::string& what) const {
  const std::lock_guard lock(mutex_);
  const auto found = outages_.find(what);
  return found == outages_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace boletim

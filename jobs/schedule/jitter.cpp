#include "jobs/schedule/jitter.h"

#include "jobs/schedule/stable_hash.h"

namespace boletim {

std::chrono::seconds jitter_share(const JobId& job, std::chrono::seconds jitter) {
  if (jitter <= jitter.zero()) return {};
  const auto width = static_cast<std::uint64_t>(jitter.count());
  return std::chrono::seconds(static_cast<std::int64_t>(StableHash().add(job.value).value() % width));
}

}  // namespace boletim

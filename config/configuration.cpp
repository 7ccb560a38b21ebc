#include "config/configuration.h"

#include <algorithm>

namespace boletim {

const Job* Configuration::find(const JobId& id) const {
  const auto found = std::find_if(jobs.begin(), jobs.end(), [&id](const Job& job) { return job.id == id; });
  return found == jobs.end() ? nullptr : &*found;
}

}  // namespace boletim

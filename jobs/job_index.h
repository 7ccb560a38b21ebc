#pragma once
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jobs/job.h"

namespace boletim {

/// The jobs of a configuration, found by their ids at once. Refers to them: they must outlive it. Any
/// threads.
class JobIndex {
 public:
  JobIndex(std::span<const Job> jobs) : jobs_(jobs) {
    by_id_.reserve(jobs.size());
    for (const Job& job : jobs) by_id_.emplace(job.id.value, &job);
  }
  JobIndex(const std::vector<Job>& jobs) : JobIndex(std::span<const Job>(jobs)) {}

  std::span<const Job> all() const { return jobs_; }
  const Job* find(const JobId& id) const {
    const auto found = by_id_.find(id.value);
    return found == by_id_.end() ? nullptr : found->second;
  }

 private:
  std::span<const Job> jobs_;
  std::unordered_map<std::string_view, const Job*> by_id_;
};

}  // namespace boletim

#pragma once
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "jobs/counting_plan.h"
#include "jobs/kpi/counted_groups.h"
#include "jobs/kpi/pass.h"

namespace boletim {

/// How a source's engine may count the records of a pass by itself; `columns`: of the query, lower case.
CountingPlan counting_plan(const PassTask& task, const std::vector<std::string>& columns);

/// The combinations that hold a record of which something is flagged or declined: they must travel. `groups`
/// stand for all of their records.
class TravellingCombinations {
 public:
  /// References outlive it.
  TravellingCombinations(const PassTask& task, const std::vector<std::string>& columns);
  ~TravellingCombinations();
  void look(const CountedGroups& groups);
  std::vector<Combination> all() const { return {combinations_.begin(), combinations_.end()}; }
  bool holds(Combination combination) const { return combinations_.contains(combination); }

 private:
  class Work;
  std::unique_ptr<Work> work_;
  std::set<Combination> combinations_;
};

}  // namespace boletim

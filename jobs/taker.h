#pragma once
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "jobs/kpi/flow_tally.h"
#include "jobs/kpi/pass.h"
#include "jobs/kpi/registry_rules.h"
#include "jobs/part.h"
#include "jobs/parting.h"
#include "jobs/runs.h"
#include "jobs/snapshots.h"

namespace boletim {

/// The snapshots of a job from which flows begin: the newest by the same ledger, and those of its parts.
struct Before {
  std::optional<Snapshot> whole{};
  std::vector<Snapshot> parts{};
  const Snapshot* find(const Part& part) const;
};

/// What a pass counted of the whole or of a part.
struct PartCounts {
  Part part;
  Rules rules;  ///< the job's, over the records of the part
  Counts counts;
  std::optional<Snapshot> before{};  ///< where its flows begin
};

/// A run that a pass counts for: its job's whole, and every part that its readers need.
class Taker {
 public:
  /// References outlive it. Throws Failure as parting_of().
  Taker(const Job& job, const Run& run, Before before);

  const Job& job() const { return job_; }
  const Run& run() const { return run_; }
  std::size_t size() const { return planned_.size(); }  ///< of views()
  /// What it wants counted, the whole first; each with this number. Valid as long as the taker.
  std::vector<View> views(std::size_t number) const;
  /// What became of these views: the whole first, then the parts, ascending. A value that had records in the
  /// snapshot before and has none any more is a part too, so that its flows are told. Throws Failure if there
  /// are more than kMostParts.
  std::deque<PartCounts> taken(std::vector<Counts> counts,
                               const std::vector<std::vector<SplitCounts>>& splits,
                               const RegistryRules& registry) const;

 private:
  /// A view, and what it is of.
  struct Planned {
    Rules rules;
    std::map<std::string, ViewSplit> splits{};  ///< by column
  };
  using Found = std::map<Part, PartCounts>;

  Planned& plan(const Part& part);
  void plan(const Split& split);
  void add_values(const Part& within, const SplitCounts& split, const std::string& column,
                  const RegistryRules& registry, Found& found) const;
  std::optional<Snapshot> without_records(const Part& within, const std::string& column,
                                          const std::string& value, const RegistryRules& registry) const;

  const Job& job_;
  const Run& run_;
  Before before_;
  std::map<Part, Planned> planned_;  ///< the whole first
};

}  // namespace boletim

#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "jobs/kpi/counted_groups.h"
#include "jobs/kpi/finding.h"
#include "jobs/kpi/registry_rules.h"
#include "jobs/kpi/snapshot.h"
#include "jobs/kpi/split_tally.h"
#include "jobs/kpi/view.h"
#include "jobs/registry/batch.h"
#include "jobs/values.h"

namespace boletim {

/// What a pass is asked for. References outlive it.
struct PassTask {
  const RegistryRules& rules;
  std::vector<View> views;
  Instant taken_at;  ///< ages are counted to it
  /// Those of the previous pass, where they are others: what a KPI of then says goes into Finding::before.
  const RegistryRules* before = nullptr;
  int parts = 1;  ///< how many passes with equal tasks will be merged into one
};

/// The one pass over a registry: judges every active record by all of the registry's KPIs, batch by batch and
/// column by column, counts what each view is about, and hands on what it finds. Memory does not grow with
/// the number of records (what must be remembered of their ids lies in `scratch`).
class Pass {
 public:
  /// `columns`: names of the query's columns. Throws Failure naming every column that is missing: id, name,
  /// those of the views' axes, of their `only` and of what they are split by; and any that stands there
  /// twice. `scratch`: a directory for temporary files. `findings`: told of every record that is flagged or
  /// that it wants; null = nobody is.
  Pass(const PassTask& task, const std::vector<std::string>& columns, const std::filesystem::path& scratch,
       FindingSink* findings);
  ~Pass();

  /// Throws Failure at the first null or blank id.
  void add(const Batch& batch);
  /// Counts records that a source has counted and found fine, and of whose ids it answers for. What would be
  /// suspect among them nobody sees: no suspects are told then.
  void add_counted(const CountedGroups& groups);
  /// Only hands findings on, of records that were counted already.
  void tell(const Batch& batch);
  /// Adds what another pass with an equal task saw of the same registry's other records. Its findings are
  /// with its own sink.
  void merge(Pass&& other);
  /// What each view counted. Throws Failure if ids occur twice; the first ten are named. Call once, after the
  /// last batch.
  std::vector<Counts> finish();
  /// What it counted of each value that a view is split by, in the order of its splits. After finish().
  std::vector<SplitCounts> splits(std::size_t view) const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace boletim

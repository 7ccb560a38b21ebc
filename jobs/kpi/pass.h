#pragma once
#include <memory>
#include <string>
#include <vector>

#include "jobs/kpi/flagged.h"
#include "jobs/kpi/rules.h"
#include "jobs/kpi/snapshot.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// The one pass over a registry: judges batches column by column, counts, and hands flagged records on.
/// Memory does not grow with the number of records (what must be remembered of their ids lies in `scratch`).
class Pass {
 public:
  /// `columns`: names of the query's columns. Throws Failure naming every column that is missing: id, name,
  /// those of axes and of `only`; and any that stands there twice. `scratch`: a directory for temporary
  /// files.
  Pass(const Rules& rules, const std::vector<std::string>& columns, const std::string& scratch,
       FlaggedSink& flagged);
  ~Pass();

  /// Throws Failure at the first null or blank id.
  void add(const Batch& batch);
  /// Throws Failure if ids occur twice; the first ten are named. Call once, after the last batch.
  Counts finish();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace boletim

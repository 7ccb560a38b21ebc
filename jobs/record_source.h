#pragma once
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "jobs/counting_plan.h"
#include "jobs/kpi/counted_groups.h"
#include "jobs/registry/batch.h"
#include "jobs/values.h"

namespace boletim {

/// An engine that counts records by itself, of one state of the data. Throws as RecordSource.
class CountingSource {
 public:
  static constexpr std::size_t kMostGroups = 1'000'000;

  virtual ~CountingSource() = default;
  /// First. Throws Failure if ids are null or occur twice, or there are more groups.
  virtual std::vector<CountedGroups> count(const CountingPlan& plan) = 0;
  /// Has the reading yield the records that are in no group, and all of these combinations.
  virtual void let_travel(const std::vector<Combination>& combinations) = 0;
  /// Has the reading yield the records with these ids; once it is at its end.
  virtual void look_up(const std::vector<std::string>& ids) = 0;
};

/// One reading of one registry, in batches, front to back, once. Read-only towards the ERP.
/// Used by one thread. Throws Unreachable if the server is away or refuses the login, Passing for a query
/// that outlasts its time or meets a lock, Failure for one that it rejects; the text names source and
/// registry.
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  /// Column names in the query's order, lower case.
  virtual const std::vector<std::string>& columns() const = 0;
  /// Which columns somebody will look at: the others may come as nulls alone. Before the first next(), if
  /// ever.
  virtual void narrow(const std::set<std::string>&) {}
  /// Another reader of the same state of the data, for another thread: each record comes through one of the
  /// two, and both must be read to their ends. Nothing where one reader is as good, or the source has no
  /// place for a second. After narrow(), before the first next().
  virtual std::unique_ptr<RecordSource> second() { return nullptr; }
  /// For `evaluate: in_source`, instead of narrow() and second(); null where the engine can't. Valid as long
  /// as the reading.
  virtual CountingSource* counting() { return nullptr; }
  /// Fills `batch` (its old content is dropped, its memory kept) with the next rows; false at the end.
  virtual bool next(Batch& batch) = 0;
};

/// Opens readings. Safe to use from several threads; bounds the readers of a source by its `connections:`.
class RecordSources {
 public:
  virtual ~RecordSources() = default;
  /// `stop`: when it is asked for, a reading that waits for its source breaks off and throws Passing.
  virtual std::unique_ptr<RecordSource> open(const SourceId& source, const RegistryId& registry,
                                             const std::stop_token& stop) = 0;
};

}  // namespace boletim

#pragma once
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "jobs/registry/batch.h"
#include "jobs/values.h"

namespace boletim {

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

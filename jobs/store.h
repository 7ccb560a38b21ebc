#pragma once
// What the line of a run needs of the state, as a few small faces under one transaction.

#include <functional>

#include "jobs/ledger.h"
#include "jobs/messages.h"
#include "jobs/nodes.h"
#include "jobs/occurrences.h"
#include "jobs/runs.h"
#include "jobs/snapshots.h"

namespace boletim {

/// One connection to the state, for one node. Used by one thread. Throws Failure for a damaged database,
/// Passing for one that is locked, full or away.
class Store {
 public:
  virtual ~Store() = default;
  virtual Occurrences& occurrences() = 0;
  virtual Runs& runs() = 0;
  virtual Snapshots& snapshots() = 0;
  virtual Ledger& ledger() = 0;
  virtual Messages& messages() = 0;
  virtual Nodes& nodes() = 0;
  /// All of `work` or nothing of it.
  virtual void transaction(const std::function<void()>& work) = 0;
};

}  // namespace boletim

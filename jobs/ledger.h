#pragma once
// The ledger of episodes as the state keeps it, one for each registry of a source, whichever job runs.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/kpi/ledger_pass.h"
#include "jobs/values.h"

namespace boletim {

/// What a pass wrote counts from when it is sealed; what is not sealed is undone when the next pass begins.
class Ledger {
 public:
  static constexpr std::size_t kBatch = 20'000;  ///< spells in one write() at most

  virtual ~Ledger() = default;
  /// Begins the only pass of this registry, with traits of these columns, for `run`, as this node's: what an
  /// unsealed one wrote is undone first. Throws Engaged while a living node's pass over it is under way.
  virtual LedgerPass begin(const SourceId& source, const RegistryId& registry, const RunId& run,
                           const std::vector<std::string>& columns) = 0;
  /// The same without writing anything, for a dry run: numbers are those that begin() would give.
  virtual LedgerPass look(const SourceId& source, const RegistryId& registry,
                          const std::vector<std::string>& columns) const = 0;
  /// Calls `take` with each record that has an open spell, once, in order.
  virtual void open_records(const LedgerPass& pass,
                            const std::function<void(std::string_view record)>& take) const = 0;
  /// All sealed spells.
  virtual std::unique_ptr<Spells> spells(const LedgerPass& pass) const = 0;
  /// One transaction, at most kBatch.
  virtual void write(const LedgerPass& pass, LedgerChanges changes) = 0;
  /// Within the transaction that stores the snapshot.
  virtual void seal(const LedgerPass& pass, Instant taken_at, const std::string& rules) = 0;
  /// Ends a pass that failed or is parked: what it wrote is undone, now or when the next one begins.
  virtual void abandon(const LedgerPass& pass) = 0;
};

}  // namespace boletim

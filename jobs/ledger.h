#pragma once
// The ledger of episodes as the state keeps it, one for each registry of a source, whichever job runs.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jobs/kpi/episode.h"
#include "jobs/values.h"

namespace boletim {

/// One pass over a registry that may write its ledger, and what the one before it left.
struct LedgerPass {
  std::int64_t ledger = 0;  ///< of source and registry
  std::int64_t number = 0;  ///< ever growing within the ledger: the sequence of its events
  struct Previous {
    std::int64_t number = 0;
    Instant taken_at;
    std::string rules;  ///< as text: what that pass judged by
    bool operator==(const Previous&) const = default;
  };
  std::optional<Previous> previous;  ///< nothing: the first pass
  std::int64_t layout = 0;           ///< number of this pass's columns
  std::vector<std::pair<std::int64_t, std::vector<std::string>>>
      layouts;  ///< all that ever were, this one too
  bool operator==(const LedgerPass&) const = default;
};

/// Spells that a pass changes.
struct LedgerChanges {
  std::vector<Spell> opened;
  std::vector<Spell> closed;      ///< as they were, with their end
  std::vector<Spell> relabelled;  ///< the same traits in this pass's layout
  std::size_t size() const { return opened.size() + closed.size() + relabelled.size(); }
  void clear() { opened.clear(), closed.clear(), relabelled.clear(); }
};

/// Spells by record (bytewise), KPI (bytewise), then pass. Read page by page: the ledger may be written
/// behind the row that was read last.
class Spells {
 public:
  virtual ~Spells() = default;
  /// False at the end.
  virtual bool next(Spell& spell) = 0;
};

/// What a pass wrote counts from when it is sealed; what is not sealed is undone when the next pass begins.
class Ledger {
 public:
  static constexpr std::size_t kBatch = 20'000;  ///< spells in one write() at most

  virtual ~Ledger() = default;
  /// Begins the only pass of this registry, with traits of these columns, for `run`, as this node's: what an
  /// unsealed one wrote is undone first. Throws Passing while a living node's pass over it is under way.
  virtual LedgerPass begin(const SourceId& source, const RegistryId& registry, const RunId& run,
                           const std::vector<std::string>& columns) = 0;
  /// The same without writing anything, for a dry run: numbers are those that begin() would give.
  virtual LedgerPass look(const SourceId& source, const RegistryId& registry,
                          const std::vector<std::string>& columns) const = 0;
  /// All sealed spells.
  virtual std::unique_ptr<Spells> spells(const LedgerPass& pass) const = 0;
  /// One transaction, at most kBatch.
  virtual void write(const LedgerPass& pass, const LedgerChanges& changes) = 0;
  /// Within the transaction that stores the snapshot.
  virtual void seal(const LedgerPass& pass, Instant taken_at, const std::string& rules) = 0;
  /// Ends a pass that failed or is parked: what it wrote is undone, now or when the next one begins.
  virtual void abandon(const LedgerPass& pass) = 0;
};

}  // namespace boletim

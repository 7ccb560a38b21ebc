#pragma once
// What a pass and the ledger say to each other.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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

}  // namespace boletim

#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "jobs/kpi/episode_rules.h"
#include "jobs/kpi/flagged.h"
#include "jobs/kpi/flow_tally.h"
#include "jobs/kpi/ledger_pass.h"
#include "jobs/kpi/registry_rules.h"
#include "jobs/kpi/rules.h"
#include "jobs/kpi/snapshot.h"
#include "jobs/kpi/sorted_findings.h"

namespace boletim {

/// What one job wants to know of what became of the records.
struct Follower {
  const Rules* rules = nullptr;       ///< its KPIs, axes and `only`
  Counts* counts = nullptr;           ///< as the pass counted; flows and days are put in
  std::optional<FlowsFrom> from{};    ///< nothing: its first snapshot
  FlaggedSink* rows = nullptr;        ///< its flagged records, with the begin of their episodes; or nobody
  bool tells_changes = false;         ///< `rows` also takes what its flows count, an event or several a row
  std::vector<std::string> places{};  ///< columns of Flagged::places
  /// Of one of the hundreds of parts of a job, about records with the values of its `only`, its text; blank =
  /// of no part. Its `rows` take changes alone.
  std::string part{};
};

/// A KPI of the registry as this pass judged it.
struct JudgedKpi {
  bool mapped = true;  ///< else nobody looked: its episodes stay as they are
  RulesThen then = RulesThen::Same;
};

/// A pass as it is merged with the ledger.
struct ReconciliationTask {
  const LedgerPass& pass;
  const RegistryRules& rules;
  std::vector<JudgedKpi> kpis;  ///< in the order of the rules
  Instant taken_at;
};

/// Told, batch by batch, what the ledger must write.
using TakeChanges = std::function<void(LedgerChanges)>;

/// Merges what a pass found with the spells of the ledger, both by id, one record at a time: nothing grows
/// with the number of records. `changes` takes at most `batch` spells at once. Throws Failure where what it
/// counted does not add up, or a stream is not in order.
void reconcile(const ReconciliationTask& task, Findings& findings, Spells& spells,
               std::vector<Follower>& followers, std::size_t batch, const TakeChanges& changes);

}  // namespace boletim

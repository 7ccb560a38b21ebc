#pragma once
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "jobs/kpi/ledger_pass.h"
#include "jobs/kpi/reconciliation.h"
#include "jobs/kpi/record_filter.h"
#include "jobs/kpi/spill.h"
#include "jobs/reading.h"
#include "jobs/rules_text.h"
#include "jobs/run_job.h"
#include "jobs/taker.h"

namespace boletim {

/// One pass over a job's registry, for its run and the companions of the ports: read, judged, and merged with
/// the ledger of episodes.
class RegistryPass {
 public:
  enum class Mode {
    Writes,  ///< as the ledger's only pass
    Looks    ///< writes nothing: of a dry run
  };

  /// Begins it; what is not sealed is undone by the destructor. References outlive it. Waits
  /// for another node's pass over the registry as long as the ports have patience, then throws Engaged.
  RegistryPass(const Job& job, const Run& run, RunPorts& ports, Mode mode);

  /// Reads, judges and merges: the run's snapshot and those of its parts, ascending, then the same of each
  /// companion. Flagged records are in the spill file of each run. Throws as read_registry(), and Failure
  /// where the numbers do not add up.
  std::vector<Snapshot> take();
  /// Within the transaction that stores the snapshot.
  void seal();
  /// That transaction is done: nothing is undone any more.
  void sealed() { begun_.is_open = false; }

 private:
  /// In the ledger, until it is sealed or undone.
  struct Begun {
    Begun(Ledger& its_ledger, LedgerPass its_pass, Mode mode)
        : ledger(its_ledger), pass(std::move(its_pass)), is_open(mode == Mode::Writes) {}
    ~Begun();
    Begun(const Begun&) = delete;
    Begun& operator=(const Begun&) = delete;
    Ledger& ledger;
    const LedgerPass pass;
    bool is_open;
  };

  /// What was counted for one of the takers.
  struct Taken {
    const Taker& taker;
    std::deque<PartCounts> parts;  ///< the whole first
  };

  std::vector<Taker> takers() const;
  PassTask task() const;
  bool shows_rows() const;
  bool needs_findings() const;
  RecordFilter known_records() const;
  std::deque<Taken> counted(Reading& reading) const;
  void reconcile(Findings& findings, const std::vector<std::string>& columns, std::deque<Taken>& taken,
                 std::deque<Spill>& rows);
  std::vector<JudgedKpi> judged_by(const std::vector<std::string>& columns) const;
  Snapshot snapshot_of(const Taker& taker, const std::vector<std::string>& columns, PartCounts counted) const;

  const Job& job_;
  const Run& run_;
  RunPorts& ports_;
  const Mode mode_;
  const RegistryRules rules_;
  Begun begun_;
  const LedgerPass& pass_ = begun_.pass;
  const Instant taken_at_;
  const RulesCompared compared_;
  const std::vector<Taker> takers_;  ///< this run first
};

}  // namespace boletim

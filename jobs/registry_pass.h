#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "jobs/kpi/ledger_pass.h"
#include "jobs/kpi/reconciliation.h"
#include "jobs/kpi/record_filter.h"
#include "jobs/reading.h"
#include "jobs/rules_text.h"
#include "jobs/run_job.h"

namespace boletim {

/// One pass over a job's registry: read, judged, and merged with the ledger of episodes.
class RegistryPass {
 public:
  enum class Mode {
    Writes,  ///< as the ledger's only pass
    Looks    ///< writes nothing: of a dry run
  };

  /// Begins it; what is not sealed is undone by the destructor. References outlive it. Throws Passing while
  /// another pass over the registry is under way.
  RegistryPass(const Job& job, const Run& run, RunPorts& ports, Mode mode);

  /// Reads, judges and merges; the job's flagged records are in `spill`. Throws as read_registry(), and
  /// Failure where the numbers do not add up.
  Snapshot take(const std::filesystem::path& spill);
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

  bool needs_findings() const;
  RecordFilter known_records() const;
  void reconcile(Findings& findings, const Reading& reading, Counts& counts, FlaggedSink& rows);
  std::vector<JudgedKpi> judged_by(const Reading& reading) const;
  Snapshot snapshot_of(Reading reading) const;

  const Job& job_;
  const Run& run_;
  RunPorts& ports_;
  const Mode mode_;
  const RegistryRules rules_;
  Begun begun_;
  const LedgerPass& pass_ = begun_.pass;
  const Instant taken_at_;
  const RulesCompared compared_;
  const std::optional<Snapshot> previous_;  ///< of this job on this registry, by this ledger
};

}  // namespace boletim

#pragma once
// One run is one straight line of calls: read, judge, seal, render, plan, send, finish.

#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "jobs/artefacts.h"
#include "jobs/clock.h"
#include "jobs/delivery/mailer.h"
#include "jobs/document_store.h"
#include "jobs/job.h"
#include "jobs/record_source.h"
#include "jobs/store.h"
#include "reports/look.h"

namespace boletim {

/// A run that waits to read the registry of another one.
struct Companion {
  const Job* job = nullptr;
  Run run;
};

/// So many runs share a pass at most: each sorts its flagged records meanwhile.
inline constexpr std::size_t kMostTogether = 8;

/// What a run has to do with those that wait for its registry.
struct Sharing {
  /// Of the same configuration and clock, each of another job, at most kMostTogether - 1. Their snapshots are
  /// taken too, as far as the query has the columns that they ask for; they go on by themselves.
  std::vector<Companion> companions{};
  std::function<void(const std::vector<Snapshot>&)> on_sealed{};  ///< told what was taken
};

/// What a run touches of the world. References outlive the run.
struct RunPorts {
  const Clock& clock;
  RecordSources& sources;
  Store& store;
  DocumentStore& documents;
  Artefacts& artefacts;
  Look look;
  std::filesystem::path work_dir;  ///< for spill files and scratch; of this state alone
  std::string from;                ///< RFC 5322 mailbox of the mails; blank = there is no mail
  std::string organization;
  std::stop_token stop;  ///< asked to stop: the run is parked between two batches or messages
  std::int64_t mail_size_limit = 20'000'000;  ///< bytes of one mail
  bool tries_again = false;                   ///< somebody is there to take a run up that was put off
  int patience = 300;  ///< how often it asks, five times a second, for a registry that another node reads
  std::span<const Job> jobs{};  ///< all of the configuration: by their KPIs too each record is judged
  Sharing sharing{};
};

/// Thrown when `stop` was asked for: the run stays as the store shows it and goes on at the next start.
struct Parked {};

/// Carries a claimed run from the step that the store shows as done to "rendered": its documents are stored,
/// its messages planned. What fails is stored with its reason and thrown on for the caller to log: a passing
/// failure puts the run off while the job's `retry` lasts and somebody tries again, any other ends it.
/// Fenced, and a state that can't even store that, leave the run as it is. An empty registry ends it as
/// no_data.
void prepare_run(const Job& job, const Run& run, RunPorts& ports);

/// Ends a run that failed for good, and tells those who look after it.
void fail_run(const Job& job, const RunId& run, const std::string& reason, RunPorts& ports);

/// Reads and judges a registry and compares it with the ledger, without storing anything: what a dry run asks
/// for. The whole first, then its parts, ascending. The job's flagged records are in the spill.
std::vector<Snapshot> take_snapshots(const Job& job, const Run& run, RunPorts& ports);

/// What of a run is on disk between its steps.
std::filesystem::path spill_file(const std::filesystem::path& work_dir, const RunId& run);

}  // namespace boletim

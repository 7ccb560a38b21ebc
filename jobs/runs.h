#pragma once
// Runs as the state keeps them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/schedule/period.h"
#include "jobs/values.h"

namespace boletim {

enum class RunState { Running, Done, Failed, NoData };
std::string_view name_of(RunState state);  ///< "running", "done", "failed", "no_data"

/// The steps of a run; the store shows the last one that is done.
enum class RunStep { Claimed, Sealed, Rendered, Finished };
std::string_view name_of(RunStep step);

/// A document that a run wrote.
struct RunDocument {
  std::string name;    ///< "cadastro-semanal-tendencia.pdf"; unique within the run
  std::string kind;    ///< "trend", "detail"
  std::string format;  ///< "pdf", "csv"
  Sha256 sha256;
  std::int64_t bytes = 0;
  bool operator==(const RunDocument&) const = default;
};

struct Run {
  RunId id;  ///< blank until claimed
  JobId job;
  SourceId source;
  RegistryId registry;
  std::optional<Instant> occurrence;  ///< nothing = a manual run
  Period period;
  RunState state = RunState::Running;
  RunStep step = RunStep::Claimed;
  Instant claimed_at;  ///< from here its job's `retry` is counted
  Instant started_at;  ///< the latest attempt
  std::optional<Instant> finished_at;
  int attempts = 1;                 ///< the present one included
  std::optional<Instant> retry_at;  ///< of a failed one that is tried again
  NodeId node;                      ///< who carries it out; its fencing token
  std::string error;                ///< of a failed one, for an admin
  std::string held;                 ///< why its messages wait for an admin; blank = they do not
  std::string to;                   ///< `run --to ADDRESS`: instead of the job's recipients; blank otherwise
  std::vector<RunDocument> documents;
  bool operator==(const Run&) const = default;
};

/// Only the node that carries a run out may change it: for any other, each change throws Fenced and changes
/// nothing.
class Runs {
 public:
  virtual ~Runs() = default;
  /// Stores the intent, as this node's. Nothing if (job, occurrence) was claimed before: somebody else does
  /// or did it.
  virtual std::optional<RunId> claim(const Run& run) = 0;
  virtual void sealed(const RunId& run) = 0;
  /// `held`: why its messages wait for an admin, or blank.
  virtual void rendered(const RunId& run, const std::vector<RunDocument>& documents,
                        const std::string& held) = 0;
  virtual void finished(const RunId& run, RunState state, const std::string& error, Instant at) = 0;
  /// Failed for now: tried again at `retry_at`, from the step that is done.
  virtual void put_off(const RunId& run, const std::string& error, Instant retry_at, Instant at) = 0;
  /// A failed run goes on at the step that is done, as this node's, one attempt more. False if it is no
  /// longer failed: another node was faster.
  virtual bool reopened(const RunId& run, Instant at) = 0;
  /// One of abandoned() goes on as this node's. False if another was faster.
  virtual bool take_over(const RunId& run) = 0;
  virtual Run get(const RunId& run) const = 0;  ///< throws NotFound
  virtual std::optional<Run> of_occurrence(const JobId& job, Instant at) const = 0;
  /// The newest of a job for a period that was not asked for by hand.
  virtual std::optional<Run> of_period(const JobId& job, const Period& period) const = 0;
  /// Newest first.
  virtual std::vector<Run> list(const std::optional<JobId>& job, int most) const = 0;
  /// The newest of each job, in one query.
  virtual std::vector<Run> latest_of_each() const = 0;
  /// Running ones of this node, oldest first.
  virtual std::vector<Run> unfinished() const = 0;
  /// Running ones whose node is dead, and failed ones whose mails are all settled; oldest first.
  virtual std::vector<Run> abandoned() const = 0;
  /// Whether one of a job is under way, on whichever node.
  virtual bool is_running(const JobId& job) const = 0;
  /// Failed ones whose retry_at has come, oldest first.
  virtual std::vector<Run> due_again(Instant now) const = 0;
  virtual std::optional<Instant> next_retry() const = 0;
};

}  // namespace boletim

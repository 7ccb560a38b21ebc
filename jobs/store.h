#pragma once
// What the line of a run needs of the state, as a few small faces under one transaction.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "jobs/delivery/message.h"
#include "jobs/kpi/snapshot.h"
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
  Instant started_at;
  std::optional<Instant> finished_at;
  std::string error;  ///< of a failed one, for an admin
  std::string to;     ///< `run --to ADDRESS`: instead of the job's recipients; blank otherwise
  std::vector<RunDocument> documents;
  bool operator==(const Run&) const = default;
};

/// All counts of one run and what they are of.
struct Snapshot {
  RunId run;
  JobId job;
  SourceId source;
  RegistryId registry;
  Instant taken_at;
  Period period;
  std::vector<std::string> columns;  ///< of the query, lower case: what a record could have at all
  Counts counts;
  bool operator==(const Snapshot&) const = default;
};

class Runs {
 public:
  virtual ~Runs() = default;
  /// Stores the intent. Nothing if (job, occurrence) was claimed before: somebody else does or did it.
  virtual std::optional<RunId> claim(const Run& run) = 0;
  virtual void sealed(const RunId& run) = 0;
  virtual void rendered(const RunId& run, const std::vector<RunDocument>& documents) = 0;
  virtual void finished(const RunId& run, RunState state, const std::string& error, Instant at) = 0;
  /// A failed run goes on at the step that is done.
  virtual void reopened(const RunId& run, Instant at) = 0;
  virtual Run get(const RunId& run) const = 0;  ///< throws NotFound
  virtual std::optional<Run> of_occurrence(const JobId& job, Instant at) const = 0;
  /// Newest first.
  virtual std::vector<Run> list(const std::optional<JobId>& job, int most) const = 0;
  /// Those that a crash left behind, oldest first.
  virtual std::vector<Run> unfinished() const = 0;

  /// Up to which instant a job's fires were dealt with; nothing for a job never seen.
  virtual std::optional<Instant> seen_until(const JobId& job) const = 0;
  virtual void set_seen_until(const JobId& job, Instant instant) = 0;
};

class Snapshots {
 public:
  virtual ~Snapshots() = default;
  virtual void add(const Snapshot& snapshot) = 0;
  virtual std::optional<Snapshot> of_run(const RunId& run) const = 0;
  /// The newest of a job taken before `before` (nothing = newest of all).
  virtual std::optional<Snapshot> latest(const JobId& job, std::optional<Instant> before) const = 0;
  /// The newest snapshot taken in time (before the next period ended) of each of a job's periods that start
  /// in [from, until), oldest first. One query, whatever the number of periods.
  virtual std::vector<Snapshot> course(const JobId& job, Instant from, Instant until) const = 0;
  /// When the newest snapshot of a registry was taken, whichever job took it.
  virtual std::optional<Instant> newest(const SourceId& source, const RegistryId& registry) const = 0;
};

/// What `history` filters by; a blank field does not filter.
struct MessageFilter {
  std::string to;
  std::optional<JobId> job;
  std::optional<RunId> run;
  std::optional<MessageState> state;
  std::optional<Instant> since;  ///< created at or after
};

class Messages {
 public:
  virtual ~Messages() = default;
  /// Stores a planned message with its documents and its first event. A message_id that is stored already is
  /// left as it is and its id returned (planning twice plans once).
  virtual MessageId plan(const Message& message) = 0;
  /// Sets state, event, attempts (+1 when Sending) and retry_at at once. Throws std::logic_error if the state
  /// may not follow the stored one.
  virtual void set_state(const MessageId& id, const MessageEvent& event,
                         std::optional<Instant> retry_at = {}) = 0;
  /// A deferred or doubtful message may be sent from `at` on; what is in another state is left as it is.
  virtual void set_due(const MessageId& id, Instant at) = 0;
  virtual Message get(const MessageId& id) const = 0;  ///< throws NotFound
  /// Newest first, whole.
  virtual std::vector<Message> list(const MessageFilter& filter) const = 0;
  /// What may be sent now: planned ones, and deferred or doubtful ones whose retry_at has come; oldest first.
  virtual std::vector<Message> open(Instant now) const = 0;
  /// The earliest retry_at of all.
  virtual std::optional<Instant> next_retry() const = 0;
};

/// One connection to the state. Used by one thread. Throws Failure for a locked, full or damaged database.
class Store {
 public:
  virtual ~Store() = default;
  virtual Runs& runs() = 0;
  virtual Snapshots& snapshots() = 0;
  virtual Messages& messages() = 0;
  /// All of `work` or nothing of it.
  virtual void transaction(const std::function<void()>& work) = 0;
};

}  // namespace boletim

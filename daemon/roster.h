#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "daemon/facts.h"
#include "jobs/clock.h"
#include "jobs/run_job.h"

namespace boletim {

inline constexpr std::size_t kMostWaiting = 10'000;  ///< runs; more of them stay in the state for a while
inline constexpr int kMostWorkers = 16;              ///< runs at a time …
inline constexpr int kMostSources = 64;              ///< … but each source gets its first one up to so many

class Assembly;

/// By what runs are carried out: those with an equal one can share a pass.
struct Party {
  const Assembly* assembly = nullptr;
  const Clock* clock = nullptr;
  bool operator==(const Party&) const = default;
};

/// A run to be worked on, and the places of its source.
struct Assignment {
  RunId run;
  JobId job;
  SourceId source;
  int places = 1;
  std::function<void()> work;         ///< throws nothing; destroyed undone if the roster ends before its turn
  std::optional<RegistryId> reads{};  ///< a registry, which one run at a time may read
  Companion companion{};              ///< what it is to whoever reads that registry …
  Party party{};                      ///< … of the same party
};

/// Who works on which run. A run waits until its source has a place free and no other run of its job, or over
/// the registry that it reads, is under way; it costs no thread meanwhile, and holds nobody up who could go.
/// Sources with fewer runs at work go first, within a source who came first. Safe from several threads.
class Roster {
 public:
  Roster() = default;
  ~Roster() { end(); }
  Roster(const Roster&) = delete;
  Roster& operator=(const Roster&) = delete;

  /// False if the run is on the roster already, too many wait, or the roster has ended.
  bool add(Assignment assignment);
  /// While it lives nobody new goes to work: what is added meanwhile can share passes.
  class Gathering {
   public:
    explicit Gathering(Roster& roster) : roster_(roster) { roster_.gather(1); }
    ~Gathering() { roster_.gather(-1); }
    Gathering(const Gathering&) = delete;
    Gathering& operator=(const Gathering&) = delete;

   private:
    Roster& roster_;
  };
  bool holds(const RunId& run) const;
  /// Runs that wait for the registry that `reader`, at work, reads: so many as may share its pass. They wait
  /// until it has_read() or ended.
  std::vector<Companion> companions(const RunId& reader, const Party& party) const;
  /// The registry is free for the next; `done` need not read it any more.
  void has_read(const RunId& reader, const std::set<RunId>& done);
  /// Of the sources that ever had runs: places, taken and waiting.
  std::map<SourceId, SourceFacts> sources() const;
  /// Drops what waits and returns when all that runs has ended.
  void end();

 private:
  struct Line {
    int places = 1;
    int runs = 0;  ///< at work
    std::deque<Assignment> waiting;
  };
  /// Whose turn it is: a line and a place in it.
  struct Turn {
    Line* line;
    std::deque<Assignment>::iterator assignment;
  };

  void gather(int more);
  void serve();
  void work(std::unique_lock<std::mutex>& lock, const Turn& turn);
  std::optional<Turn> next();
  bool may_go(const Assignment& assignment) const;
  void call_worker();

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<SourceId, Line> lines_;
  std::set<RunId> held_;  ///< waiting or at work
  std::set<JobId> at_work_;
  std::map<std::pair<SourceId, RegistryId>, RunId> read_;  ///< and who, at work, reads it
  std::size_t waiting_ = 0;
  int running_ = 0, idle_ = 0, gathering_ = 0;
  bool ended_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace boletim

#include "jobs/agenda.h"

#include <algorithm>
#include <tuple>

#include "jobs/catch_up.h"
#include "jobs/claim.h"
#include "jobs/decision.h"
#include "jobs/expected_report.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

using std::chrono::seconds;

/// So many of a job's latest runs are looked through for one that is under way.
constexpr int kLatestRuns = 20;
/// A look claims no more: each is a transaction, and who looks has more to do.
constexpr std::size_t kMostStarts = 100;
/// A look ends after so many jobs could not be decided: each may have waited long for the database.
constexpr std::size_t kMostTroubles = 3;

bool is_reserved(const JobId& job) {
  return job.value == kExpectedReportJob;
}

/// A configured and enabled job; nullptr for one that is away.
const Job* present(const JobIndex& jobs, const JobId& id) {
  const Job* job = jobs.find(id);
  return job != nullptr && job->enabled ? job : nullptr;
}

struct DueJob {
  JobId id;
  int depth = 0;  ///< how many jobs it comes after
  std::vector<OccurrenceRecord> records;
};

int depth_of(const Job* job, const JobIndex& jobs) {
  int depth = 0;
  for (; job != nullptr && job->after && depth < std::ssize(jobs.all()); ++depth)
    job = jobs.find(*job->after);
  return depth;
}

/// Predecessors first: whoever waits for them finds their fires written and decided.
std::vector<DueJob> due_jobs(const JobIndex& jobs, Store& store, Instant now) {
  std::vector<DueJob> due;
  for (OccurrenceRecord& record : store.occurrences().due(now)) {
    const JobId& id = record.occurrence.job;
    if (is_reserved(id)) continue;
    if (due.empty() || due.back().id != id) due.push_back({id, depth_of(jobs.find(id), jobs), {}});
    due.back().records.push_back(std::move(record));
  }
  std::stable_sort(due.begin(), due.end(),
                   [](const DueJob& a, const DueJob& b) { return a.depth < b.depth; });
  return due;
}

Busy busy_with(const JobId& job, const Runs& runs) {
  if (!runs.is_running(job)) return Busy::No;
  for (const Run& run : runs.list(job, kLatestRuns))
    if (run.state == RunState::Running && run.occurrence) return Busy::BySchedule;
  return Busy::ByHand;
}

std::string why_paused(const JobWatch& watch) {
  return watch.paused_by.empty() ? "the job is paused" : "the job is paused by " + watch.paused_by;
}

/// One look at one job, within its transaction.
class Turn {
 public:
  Turn(Store& store, Instant now, const OnLoss& on_loss) : store_(store), now_(now), on_loss_(on_loss) {}

  /// Before the transaction: whether all that is due goes on waiting as it did, so that there is nothing to
  /// write. Many jobs may wait for one, and each look asks them all.
  bool still_waits(const Job& job, const DueJob& due) {
    const auto waits = [](const OccurrenceRecord& record) { return !record.why.empty(); };
    if (!std::all_of(due.records.begin(), due.records.end(), waits)) return false;
    const std::optional<JobWatch> watch = store_.occurrences().watch(job.id);
    if (!watch || watch->written_until <= now_) return false;
    const std::vector<Decision> decisions = decide(job, situation_of(job, *watch, due.records), now_);
    for (std::size_t i = 0; i < decisions.size(); ++i)
      if (decisions[i].ruling != Ruling::Wait || decisions[i].why != due.records[i].why) return false;
    for (const Decision& decision : decisions) wake_at_end_of(decision);
    return true;
  }

  /// The lock comes first: what another node decides meanwhile is seen or waited for.
  void take(const Job& job, const DueJob& due) {
    CaughtUp caught_up = catch_up(job, due.records.front().occurrence.at, store_, now_);
    Situation situation = situation_of(job, caught_up.watch, std::move(caught_up.due));
    const std::vector<Decision> decisions = decide(job, situation, now_);
    for (std::size_t i = 0; i < decisions.size(); ++i)
      carry_out(job, std::move(situation.due[i].record), decisions[i]);
  }

  /// What a job that is away still had due. One that only this node does not know is left to the others.
  void take_away(const DueJob& due, const std::string& why) {
    const std::optional<JobWatch> watch = store_.occurrences().lock(due.id);
    if (!watch || watch->fingerprint != kAway) return;
    for (const OccurrenceRecord& record : due.records) close(record, OccurrenceState::Skipped, why);
  }

  /// What came of it; to be asked when the transaction is done.
  Agenda agenda() { return std::move(agenda_); }

 private:
  Situation situation_of(const Job& job, const JobWatch& watch, std::vector<OccurrenceRecord> due) {
    Situation situation;
    situation.busy = busy_with(job.id, store_.runs());
    if (watch.paused) situation.paused = why_paused(watch);
    for (OccurrenceRecord& record : due) {
      const Predecessor predecessor = predecessor_of(job, record);
      situation.due.push_back({std::move(record), predecessor});
    }
    return situation;
  }

  Predecessor predecessor_of(const Job& job, const OccurrenceRecord& record) {
    if (!job.after) return {};
    return judge(job, record, trace(*job.after, record.occurrence, store_), now_);
  }

  void carry_out(const Job& job, OccurrenceRecord record, const Decision& decision) {
    switch (decision.ruling) {
      case Ruling::Start:
        if (close(record, OccurrenceState::Started, ""))
          if (auto run = claim(store_.runs(), job, record.occurrence, "", now_))
            agenda_.started.push_back(std::move(*run));
        return;
      case Ruling::Wait:
        if (record.why != decision.why) store_.occurrences().explain(job.id, decision.at, decision.why);
        wake_at_end_of(decision);
        return;
      case Ruling::Skip:
        if (close(record, OccurrenceState::Skipped, decision.why) && decision.is_loss && on_loss_)
          on_loss_(job, agenda_.skipped.back());
        return;
      case Ruling::Pause:
        close(record, OccurrenceState::Paused, decision.why);
        return;
    }
  }

  void wake_at_end_of(const Decision& waiting) {
    if (waiting.until) agenda_.wake = sooner(agenda_.wake, *waiting.until + seconds(1));
  }

  bool close(OccurrenceRecord record, OccurrenceState state, const std::string& why) {
    const Occurrence& occurrence = record.occurrence;
    if (!store_.occurrences().decide(occurrence.job, occurrence.at, state, why, now_)) return false;
    if (state != OccurrenceState::Skipped) return true;
    record.state = state;
    record.why = why;
    record.decided_at = now_;
    agenda_.skipped.push_back(std::move(record));
    return true;
  }

  Store& store_;
  const Instant now_;
  const OnLoss& on_loss_;
  Agenda agenda_;
};

void append(Agenda& whole, Agenda part) {
  std::move(part.started.begin(), part.started.end(), std::back_inserter(whole.started));
  std::move(part.skipped.begin(), part.skipped.end(), std::back_inserter(whole.skipped));
  whole.wake = sooner(whole.wake, part.wake);
}

/// Writes what lies ahead, so many jobs at a time: ten thousand are neither to lie in memory once more nor to
/// keep others from the state.
class Foresight {
 public:
  Foresight(const JobIndex& jobs, Store& store, Instant now) : jobs_(jobs), store_(store), now_(now) {}

  void write() {
    std::vector<bool> known(jobs_.all().size());
    JobId last;
    for (auto page = page_after(last); !page.empty(); page = page_after(last)) {
      last = page.back().first;
      for (const auto& [id, watch] : page) {
        const Job* job = present(jobs_, id);
        if (job == nullptr) {
          take_away(id, watch);
          continue;
        }
        known[static_cast<std::size_t>(job - jobs_.all().data())] = true;
        look_ahead(*job, watch);
      }
      write_batch();
    }
    for (const Job& job : jobs_.all()) {
      if (!job.enabled || known[static_cast<std::size_t>(&job - jobs_.all().data())]) continue;
      look_ahead(job, std::nullopt);
      if (std::ssize(changed_) == kBatch) write_batch();
    }
    write_batch();
  }

 private:
  static constexpr int kBatch = 500;  // jobs

  std::vector<std::pair<JobId, JobWatch>> page_after(const JobId& job) const {
    return store_.occurrences().watches_after(job, kBatch);
  }

  void look_ahead(const Job& job, const std::optional<JobWatch>& known) {
    Ahead ahead = boletim::ahead(job, known, now_);
    if (ahead.withdraw) withdrawn_.push_back(job.id);
    if (ahead.watch != known) changed_.emplace(job.id, ahead.watch);
    std::move(ahead.records.begin(), ahead.records.end(), std::back_inserter(records_));
  }

  void take_away(const JobId& id, const JobWatch& watch) {
    if (is_reserved(id) || watch.fingerprint == kAway) return;
    withdrawn_.push_back(id);
    changed_.emplace(id, watch).first->second.fingerprint = kAway;
  }

  void write_batch() {
    if (changed_.empty() && withdrawn_.empty() && records_.empty()) return;
    Occurrences& occurrences = store_.occurrences();
    store_.transaction([&] {
      // Takes their rows, as a look does first: so nodes can't block each other.
      occurrences.set_watches(changed_);
      for (const JobId& id : withdrawn_) occurrences.withdraw(id, now_);
      occurrences.write_ahead(records_);
      std::map<JobId, JobWatch> moved;
      for (const JobId& id : withdrawn_) {
        const Job* job = present(jobs_, id);
        if (job == nullptr) continue;
        const auto known = occurrences.list(id, now_ + seconds(1), kLastInstant);
        JobWatch watch = changed_.at(id);
        if (keep_one_planned(*job, known, now_, watch, occurrences)) moved.emplace(id, watch);
      }
      occurrences.set_watches(moved);
    });
    changed_.clear();
    withdrawn_.clear();
    records_.clear();
  }

  const JobIndex& jobs_;
  Store& store_;
  const Instant now_;
  std::map<JobId, JobWatch> changed_;
  std::vector<JobId> withdrawn_;
  std::vector<OccurrenceRecord> records_;
};

}  // namespace

std::optional<Instant> sooner(std::optional<Instant> a, std::optional<Instant> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

void write_ahead(const JobIndex& jobs, Store& store, Instant now) {
  Foresight(jobs, store, now).write();
}

Agenda look(const JobIndex& jobs, Store& store, Instant now, const OnLoss& on_loss) {
  Agenda agenda;
  for (const DueJob& due : due_jobs(jobs, store, now)) {
    const Job* job = present(jobs, due.id);
    const char* away =
        jobs.find(due.id) != nullptr ? "the job is disabled" : "the job is no longer configured";
    if (agenda.started.size() == kMostStarts) {
      agenda.wake = now;
      break;
    }
    try {
      Turn turn(store, now, on_loss);
      if (job == nullptr)
        store.transaction([&] { turn.take_away(due, away); });
      else if (!turn.still_waits(*job, due))
        store.transaction([&] { turn.take(*job, due); });
      append(agenda, turn.agenda());
    } catch (const std::exception& error) {
      agenda.troubles.push_back("job " + due.id.value + ": " + error.what());
      if (agenda.troubles.size() == kMostTroubles) break;
    }
  }
  try {
    agenda.wake = sooner(agenda.wake, store.occurrences().next_start(now));
  } catch (const std::exception& error) {
    agenda.troubles.emplace_back(error.what());
  }
  return agenda;
}

}  // namespace boletim

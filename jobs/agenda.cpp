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

std::optional<Instant> sooner(std::optional<Instant> a, std::optional<Instant> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
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

  /// The lock comes first: what another node decides meanwhile is seen or waited for.
  Agenda take(const Job& job, const DueJob& due) {
    CaughtUp caught_up = catch_up(job, due.records.front().occurrence.at, store_, now_);
    Situation situation;
    situation.busy = busy_with(job.id, store_.runs());
    if (caught_up.watch.paused) situation.paused = why_paused(caught_up.watch);
    for (OccurrenceRecord& record : caught_up.due) {
      const Predecessor predecessor = predecessor_of(job, record);
      situation.due.push_back({std::move(record), predecessor});
    }
    const std::vector<Decision> decisions = decide(job, situation, now_);
    for (std::size_t i = 0; i < decisions.size(); ++i)
      carry_out(job, std::move(situation.due[i].record), decisions[i]);
    return std::move(agenda_);
  }

  /// What a job that is away still had due. One that only this node does not know is left to the others.
  Agenda take_away(const DueJob& due, const std::string& why) {
    const std::optional<JobWatch> watch = store_.occurrences().lock(due.id);
    if (!watch || watch->fingerprint != kAway) return {};
    for (const OccurrenceRecord& record : due.records) close(record, OccurrenceState::Skipped, why);
    return std::move(agenda_);
  }

 private:
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
        if (decision.until) agenda_.wake = sooner(agenda_.wake, *decision.until + seconds(1));
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

}  // namespace

void write_ahead(const JobIndex& jobs, Store& store, Instant now) {
  Occurrences& occurrences = store.occurrences();
  store.transaction([&] {
    std::map<JobId, JobWatch> changed;
    std::vector<OccurrenceRecord> records;
    std::vector<const Job*> rewritten;
    const std::map<JobId, JobWatch> watches = occurrences.watches();
    for (const Job& job : jobs.all()) {
      if (!job.enabled) continue;
      const auto found = watches.find(job.id);
      const auto known = found == watches.end() ? std::nullopt : std::optional(found->second);
      Ahead ahead = boletim::ahead(job, known, now);
      if (ahead.withdraw) {
        occurrences.withdraw(job.id, now);
        rewritten.push_back(&job);
      }
      if (ahead.watch != known) changed.emplace(job.id, ahead.watch);
      std::move(ahead.records.begin(), ahead.records.end(), std::back_inserter(records));
    }
    for (const auto& [id, watch] : watches) {
      if (present(jobs, id) != nullptr || is_reserved(id) || watch.fingerprint == kAway) continue;
      occurrences.withdraw(id, now);
      changed.emplace(id, watch).first->second.fingerprint = kAway;
    }
    occurrences.write_ahead(records);
    for (const Job* job : rewritten) {
      const auto known = occurrences.list(job->id, now + seconds(1), kLastInstant);
      if (const auto next = keep_one_planned(*job, known, occurrences, now))
        changed.at(job->id).written_until = next->at;
    }
    occurrences.set_watches(changed);
  });
}

Agenda look(const JobIndex& jobs, Store& store, Instant now, const OnLoss& on_loss) {
  Agenda agenda;
  for (const DueJob& due : due_jobs(jobs, store, now)) {
    const Job* job = present(jobs, due.id);
    const char* away =
        jobs.find(due.id) != nullptr ? "the job is disabled" : "the job is no longer configured";
    try {
      Agenda part;
      store.transaction([&] {
        Turn turn(store, now, on_loss);
        part = job != nullptr ? turn.take(*job, due) : turn.take_away(due, away);
      });
      append(agenda, std::move(part));
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

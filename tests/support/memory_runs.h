#pragma once
// Runs in memory, for tests of jobs/.

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "jobs/failure.h"
#include "jobs/runs.h"
#include "tests/support/name_hash.h"

namespace boletim {

/// Everything is this node's, and nobody else is alive, unless a test says so in `others`.
class MemoryRuns : public Runs {
 public:
  std::set<RunId> others;  ///< runs of a node that is dead

  std::optional<RunId> claim(const Run& run) override {
    if (run.occurrence && of_occurrence(run.job, *run.occurrence)) return std::nullopt;
    Run& claimed = runs_[++last_];
    claimed = run;
    claimed.id = RunId{std::to_string(last_)};
    OfJob& mine = jobs_[run.job];
    mine.all.insert(last_);
    if (run.occurrence) mine.by_occurrence[*run.occurrence] = last_;
    if (run.state == RunState::Running) mine.running.insert(last_);
    return claimed.id;
  }
  void sealed(const RunId& run) override { mine(run).step = RunStep::Sealed; }
  void rendered(const RunId& run, const std::vector<RunDocument>& documents,
                const std::string& held) override {
    mine(run).step = RunStep::Rendered;
    mine(run).documents = documents;
    mine(run).held = held;
  }
  void finished(const RunId& run, RunState state, const std::string& error, Instant when) override {
    Run& one = mine(run);
    one.state = state;
    one.error = error;
    one.finished_at = when;
    one.retry_at.reset();
    if (state != RunState::Failed) one.step = RunStep::Finished;
    jobs_[one.job].running.erase(number(run));
  }
  void put_off(const RunId& run, const std::string& error, Instant retry_at, Instant when) override {
    finished(run, RunState::Failed, error, when);
    at(run).retry_at = retry_at;
  }
  bool reopened(const RunId& run, Instant when) override {
    Run& one = at(run);
    if (one.state != RunState::Failed) return false;
    one.state = RunState::Running;
    one.error.clear();
    one.finished_at.reset();
    one.retry_at.reset();
    ++one.attempts;
    one.started_at = when;
    others.erase(run);
    jobs_[one.job].running.insert(number(run));
    return true;
  }
  bool take_over(const RunId& run) override { return others.erase(run) == 1; }
  Run get(const RunId& run) const override { return const_cast<MemoryRuns&>(*this).at(run); }
  std::optional<Run> of_occurrence(const JobId& job, Instant when) const override {
    const OfJob& mine = of(job);
    const auto found = mine.by_occurrence.find(when);
    return found == mine.by_occurrence.end() ? std::nullopt : std::optional(runs_.at(found->second));
  }
  std::optional<Run> of_period(const JobId& job, const Period& period) const override {
    const std::vector<Run> found =
        newest(job, 1, [&](const Run& run) { return run.occurrence && run.period == period; });
    return found.empty() ? std::nullopt : std::optional(found.front());
  }
  std::vector<Run> list(const std::optional<JobId>& job, int most) const override {
    if (job) return newest(*job, most, [](const Run&) { return true; });
    std::vector<Run> found = where([](const Run&) { return true; });
    std::reverse(found.begin(), found.end());
    if (static_cast<int>(found.size()) > most) found.resize(static_cast<std::size_t>(most));
    return found;
  }
  std::vector<Run> latest_of_each() const override {
    std::vector<Run> found;
    for (const auto& [job, mine] : jobs_)
      if (!mine.all.empty()) found.push_back(runs_.at(*mine.all.rbegin()));
    std::sort(found.begin(), found.end(), [](const Run& a, const Run& b) { return a.job < b.job; });
    return found;
  }
  std::vector<Run> unfinished() const override {
    return where([&](const Run& run) { return run.state == RunState::Running && !others.contains(run.id); });
  }
  std::vector<Run> abandoned() const override {
    return where([&](const Run& run) { return run.state == RunState::Running && others.contains(run.id); });
  }
  bool is_running(const JobId& job) const override { return !of(job).running.empty(); }
  std::vector<Run> due_again(Instant now) const override {
    return where([&](const Run& run) { return run.retry_at && *run.retry_at <= now; });
  }
  std::optional<Instant> next_retry() const override {
    std::optional<Instant> next;
    for (const auto& [number, run] : runs_)
      if (run.retry_at) next = std::min(next.value_or(*run.retry_at), *run.retry_at);
    return next;
  }
  /// As a retention of nothing would: what has ended is no longer kept.
  void forget_ended() {
    std::erase_if(runs_, [&](const auto& entry) {
      const auto& [number, run] = entry;
      if (run.state == RunState::Running || run.retry_at) return false;
      OfJob& mine = jobs_.at(run.job);
      mine.all.erase(number);
      if (run.occurrence) mine.by_occurrence.erase(*run.occurrence);
      return true;
    });
  }

 private:
  struct OfJob {
    std::set<std::int64_t> all, running;
    std::map<Instant, std::int64_t> by_occurrence;
  };

  const OfJob& of(const JobId& job) const {
    static const OfJob none;
    const auto found = jobs_.find(job);
    return found == jobs_.end() ? none : found->second;
  }
  static std::int64_t number(const RunId& id) { return std::stoll(id.value); }
  Run& at(const RunId& id) {
    const auto found = runs_.find(number(id));
    if (found == runs_.end()) throw NotFound("no run " + id.value);
    return found->second;
  }
  Run& mine(const RunId& id) {
    if (others.contains(id)) throw Fenced("run " + id.value + " is another node's");
    return at(id);
  }
  template <class Test>
  std::vector<Run> where(Test test) const {
    std::vector<Run> found;
    for (const auto& [number, run] : runs_)
      if (test(run)) found.push_back(run);
    return found;
  }
  template <class Test>
  std::vector<Run> newest(const JobId& job, int most, Test test) const {
    std::vector<Run> found;
    const std::set<std::int64_t>& all = of(job).all;
    for (auto number = all.rbegin(); number != all.rend(); ++number)
      if (static_cast<int>(found.size()) < most && test(runs_.at(*number)))
        found.push_back(runs_.at(*number));
    return found;
  }

  std::int64_t last_ = 0;
  std::map<std::int64_t, Run> runs_;  ///< by the number that is their id
  std::unordered_map<JobId, OfJob, NameHash> jobs_;
};

}  // namespace boletim

#pragma once
// Runs in memory, for tests of jobs/.

#include <algorithm>
#include <map>
#include <set>

#include "jobs/failure.h"
#include "jobs/runs.h"

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
    of_job_[run.job].insert(last_);
    if (run.occurrence) of_occurrence_[run.job][*run.occurrence] = last_;
    if (run.state == RunState::Running) running_[run.job].insert(last_);
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
    if (const auto here = running_.find(one.job); here != running_.end()) here->second.erase(number(run));
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
    running_[one.job].insert(number(run));
    return true;
  }
  bool take_over(const RunId& run) override { return others.erase(run) == 1; }
  Run get(const RunId& run) const override { return const_cast<MemoryRuns&>(*this).at(run); }
  std::optional<Run> of_occurrence(const JobId& job, Instant when) const override {
    const auto instants = of_occurrence_.find(job);
    if (instants == of_occurrence_.end()) return std::nullopt;
    const auto found = instants->second.find(when);
    return found == instants->second.end() ? std::nullopt : std::optional(runs_.at(found->second));
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
    for (const auto& [job, numbers] : of_job_) found.push_back(runs_.at(*numbers.rbegin()));
    return found;
  }
  std::vector<Run> unfinished() const override {
    return where([&](const Run& run) { return run.state == RunState::Running && !others.contains(run.id); });
  }
  std::vector<Run> abandoned() const override {
    return where([&](const Run& run) { return run.state == RunState::Running && others.contains(run.id); });
  }
  bool is_running(const JobId& job) const override {
    const auto found = running_.find(job);
    return found != running_.end() && !found->second.empty();
  }
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
      of_job_.at(run.job).erase(number);
      if (of_job_.at(run.job).empty()) of_job_.erase(run.job);
      if (run.occurrence) of_occurrence_.at(run.job).erase(*run.occurrence);
      return true;
    });
  }

 private:
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
    const auto numbers = of_job_.find(job);
    if (numbers == of_job_.end()) return found;
    for (auto number = numbers->second.rbegin(); number != numbers->second.rend(); ++number)
      if (static_cast<int>(found.size()) < most && test(runs_.at(*number)))
        found.push_back(runs_.at(*number));
    return found;
  }

  std::int64_t last_ = 0;
  std::map<std::int64_t, Run> runs_;  ///< by the number that is their id
  std::map<JobId, std::set<std::int64_t>> of_job_;
  std::map<JobId, std::map<Instant, std::int64_t>> of_occurrence_;
  std::map<JobId, std::set<std::int64_t>> running_;
};

}  // namespace boletim

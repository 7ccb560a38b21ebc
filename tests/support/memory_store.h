#pragma once
// The state in memory, for tests of jobs/: it keeps what it is told and forgets it with the test.

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "jobs/failure.h"
#include "jobs/store.h"

namespace boletim {

/// Everything is this node's, and nobody else is alive, unless a test says so in `others`.
class MemoryRuns : public Runs {
 public:
  std::set<RunId> others;  ///< runs of a node that is dead

  std::optional<RunId> claim(const Run& run) override {
    if (run.occurrence && of_occurrence(run.job, *run.occurrence)) return std::nullopt;
    Run claimed = run;
    claimed.id = RunId{std::to_string(runs_.size() + 1)};
    runs_.push_back(claimed);
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
    return true;
  }
  bool take_over(const RunId& run) override { return others.erase(run) == 1; }
  Run get(const RunId& run) const override { return const_cast<MemoryRuns&>(*this).at(run); }
  std::optional<Run> of_occurrence(const JobId& job, Instant when) const override {
    return last_where([&](const Run& run) { return run.job == job && run.occurrence == when; });
  }
  std::optional<Run> of_period(const JobId& job, const Period& period) const override {
    return last_where(
        [&](const Run& run) { return run.job == job && run.occurrence && run.period == period; });
  }
  std::vector<Run> list(const std::optional<JobId>& job, int most) const override {
    std::vector<Run> found = where([&](const Run& run) { return !job || run.job == *job; });
    std::reverse(found.begin(), found.end());
    if (static_cast<int>(found.size()) > most) found.resize(static_cast<std::size_t>(most));
    return found;
  }
  std::vector<Run> latest_of_each() const override {
    std::map<JobId, Run> latest;
    for (const Run& run : runs_) latest.insert_or_assign(run.job, run);
    std::vector<Run> found;
    for (const auto& [job, run] : latest) found.push_back(run);
    return found;
  }
  std::vector<Run> unfinished() const override {
    return where([&](const Run& run) { return run.state == RunState::Running && !others.contains(run.id); });
  }
  std::vector<Run> abandoned() const override {
    return where([&](const Run& run) { return run.state == RunState::Running && others.contains(run.id); });
  }
  bool is_running(const JobId& job) const override {
    return !where([&](const Run& run) { return run.state == RunState::Running && run.job == job; }).empty();
  }
  std::vector<Run> due_again(Instant now) const override {
    return where([&](const Run& run) { return run.retry_at && *run.retry_at <= now; });
  }
  std::optional<Instant> next_retry() const override {
    std::optional<Instant> next;
    for (const Run& run : runs_)
      if (run.retry_at) next = std::min(next.value_or(*run.retry_at), *run.retry_at);
    return next;
  }

 private:
  Run& at(const RunId& id) {
    for (Run& run : runs_)
      if (run.id == id) return run;
    throw NotFound("no run " + id.value);
  }
  Run& mine(const RunId& id) {
    if (others.contains(id)) throw Fenced("run " + id.value + " is another node's");
    return at(id);
  }
  template <class Test>
  std::vector<Run> where(Test test) const {
    std::vector<Run> found;
    std::copy_if(runs_.begin(), runs_.end(), std::back_inserter(found), test);
    return found;
  }
  template <class Test>
  std::optional<Run> last_where(Test test) const {
    const std::vector<Run> found = where(test);
    return found.empty() ? std::nullopt : std::optional(found.back());
  }
  std::vector<Run> runs_;
};

class MemoryOccurrences : public Occurrences {
 public:
  void write_ahead(const std::vector<OccurrenceRecord>& records) override {
    for (const OccurrenceRecord& record : records)
      if (records_.emplace(std::pair(record.occurrence.job, record.occurrence.at), record).second &&
          record.state == OccurrenceState::Planned)
        planned_.emplace(record.start_at, std::pair(record.occurrence.job, record.occurrence.at));
  }
  std::vector<OccurrenceRecord> due(Instant now) const override {
    std::vector<OccurrenceRecord> found;
    for (const auto& [start, key] : planned_) {
      if (start > now) break;
      found.push_back(records_.at(key));
    }
    std::sort(found.begin(), found.end(), [](const OccurrenceRecord& a, const OccurrenceRecord& b) {
      return std::tie(a.occurrence.job, a.occurrence.at) < std::tie(b.occurrence.job, b.occurrence.at);
    });
    return found;
  }
  std::optional<Instant> next_start(Instant now) const override {
    const auto next = planned_.upper_bound({now, {JobId{"\x7f"}, {}}});
    return next == planned_.end() ? std::nullopt : std::optional(next->first);
  }
  bool decide(const JobId& job, Instant at, OccurrenceState state, const std::string& why,
              Instant now) override {
    const auto found = records_.find({job, at});
    if (found == records_.end()) return false;
    OccurrenceRecord& record = found->second;
    if (record.state != OccurrenceState::Planned && record.state != OccurrenceState::Paused) return false;
    planned_.erase({record.start_at, {job, at}});
    record.state = state;
    record.why = why;
    record.decided_at = now;
    if (state == OccurrenceState::Planned) planned_.emplace(record.start_at, std::pair(job, at));
    return true;
  }
  void explain(const JobId& job, Instant at, const std::string& why) override {
    records_.at({job, at}).why = why;
  }
  void withdraw(const JobId& job, Instant after) override {
    std::erase_if(records_, [&](const auto& entry) {
      const auto& [key, record] = entry;
      const bool withdrawn =
          key.first == job && key.second > after && record.state == OccurrenceState::Planned;
      if (withdrawn) planned_.erase({record.start_at, key});
      return withdrawn;
    });
  }
  std::optional<OccurrenceRecord> find(const JobId& job, Instant at) const override {
    const auto found = records_.find({job, at});
    return found == records_.end() ? std::nullopt : std::optional(found->second);
  }
  std::vector<OccurrenceRecord> list(const std::optional<JobId>& job, Instant from,
                                     Instant until) const override {
    std::vector<OccurrenceRecord> found;
    for (const auto& [key, record] : records_)
      if ((!job || key.first == *job) && key.second >= from && key.second < until) found.push_back(record);
    std::stable_sort(found.begin(), found.end(), [](const OccurrenceRecord& a, const OccurrenceRecord& b) {
      return a.occurrence.at < b.occurrence.at;
    });
    return found;
  }
  std::vector<OccurrenceRecord> paused(const JobId& job) const override {
    std::vector<OccurrenceRecord> found;
    for (const auto& [key, record] : records_)
      if (key.first == job && record.state == OccurrenceState::Paused) found.push_back(record);
    return found;
  }
  std::map<JobId, JobWatch> watches() const override { return watches_; }
  std::optional<JobWatch> watch(const JobId& job) const override {
    const auto found = watches_.find(job);
    return found == watches_.end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<JobWatch> lock(const JobId& job) override { return watch(job); }
  void set_watches(const std::map<JobId, JobWatch>& watches) override {
    for (const auto& [job, watch] : watches) {
      JobWatch& stored = watches_[job];
      const JobWatch before = std::exchange(stored, watch);
      copy_pause(before, stored);
    }
  }
  void set_pause(const JobId& job, const JobWatch& watch) override {
    copy_pause(watch, watches_.try_emplace(job, watch).first->second);
  }

 private:
  static void copy_pause(const JobWatch& from, JobWatch& to) {
    to.paused = from.paused;
    to.paused_by = from.paused_by;
    to.paused_at = from.paused_at;
    to.missed = from.missed;
  }

  using Key = std::pair<JobId, Instant>;
  std::map<Key, OccurrenceRecord> records_;
  std::set<std::pair<Instant, Key>> planned_;  ///< by start
  std::map<JobId, JobWatch> watches_;
};

/// One node, always alive.
class MemoryNodes : public Nodes {
 public:
  NodeId enter(const std::string&, const std::string&) override { return NodeId{"1"}; }
  bool renew(const NodeId&, const std::string&) override { return true; }
  void leave(const NodeId&) override {}
  std::vector<std::string> bury_the_dead() override { return {}; }
  std::vector<Node> alive() const override { return {}; }
  std::string here() const override { return "memory"; }
  std::optional<std::string> home() const override { return home_; }
  void set_home(const std::string& home, const std::string&, Instant) override { home_ = home; }

 private:
  std::optional<std::string> home_;
};

class MemorySnapshots : public Snapshots {
 public:
  void add(const Snapshot& snapshot) override { all_.push_back(snapshot); }
  std::optional<Snapshot> of_run(const RunId& run) const override {
    for (const Snapshot& snapshot : all_)
      if (snapshot.run == run) return snapshot;
    return std::nullopt;
  }
  std::optional<Snapshot> latest(const JobId& job, std::optional<Instant> before) const override {
    std::optional<Snapshot> found;
    for (const Snapshot& snapshot : all_)
      if (snapshot.job == job && (!before || snapshot.taken_at < *before) &&
          (!found || snapshot.taken_at >= found->taken_at))
        found = snapshot;
    return found;
  }
  std::vector<Snapshot> course(const JobId& job, Instant from, Instant until) const override {
    std::map<Instant, Snapshot> by_period;
    for (const Snapshot& snapshot : all_)
      if (snapshot.job == job && snapshot.period.start >= from && snapshot.period.start < until)
        by_period.insert_or_assign(snapshot.period.start, snapshot);
    std::vector<Snapshot> found;
    for (auto& [start, snapshot] : by_period) found.push_back(snapshot);
    return found;
  }
  std::optional<Instant> newest(const SourceId&, const RegistryId&) const override {
    return all_.empty() ? std::nullopt : std::optional(all_.back().taken_at);
  }

 private:
  std::vector<Snapshot> all_;
};

class MemoryMessages : public Messages {
 public:
  bool is_sender = true;  ///< false: another node took over

  MessageId plan(const Message& message) override {
    for (const Message& known : messages_)
      if (known.message_id == message.message_id) return known.id;
    messages_.push_back(message);
    messages_.back().id = MessageId{std::to_string(messages_.size())};
    return messages_.back().id;
  }
  void set_state(const MessageId& id, const MessageEvent& event, std::optional<Instant> retry_at) override {
    Message& message = at(id);
    if (!may_follow(message.state, event.state)) throw std::logic_error("a state that may not follow");
    message.state = event.state;
    message.state_at = event.at;
    message.retry_at = retry_at;
    message.attempts += event.state == MessageState::Sending ? 1 : 0;
    message.events.push_back(event);
  }
  void set_due(const MessageId& id, Instant when) override {
    Message& message = at(id);
    if (message.state == MessageState::Deferred || message.state == MessageState::InDoubt ||
        message.state == MessageState::Held)
      message.retry_at = when;
  }
  bool may_send(const MessageId&) const override { return is_sender; }
  Message get(const MessageId& id) const override { return const_cast<MemoryMessages&>(*this).at(id); }
  std::vector<Message> list(const MessageFilter& filter) const override {
    std::vector<Message> found;
    for (auto m = messages_.rbegin(); m != messages_.rend(); ++m)
      if ((!filter.state || m->state == *filter.state) && (!filter.run || m->run == *filter.run) &&
          (!filter.job || m->job == *filter.job) &&
          (!filter.occurrence || m->occurrence == *filter.occurrence) &&
          (!filter.since || m->created_at >= *filter.since))
        found.push_back(*m);
    return found;
  }
  std::int64_t count(const MessageFilter& filter) const override {
    return static_cast<std::int64_t>(list(filter).size());
  }
  std::vector<Message> open(const std::optional<RunId>& run, Instant now, int most) const override {
    std::vector<Message> found;
    for (const Message& m : messages_)
      if ((m.state == MessageState::Planned || (m.retry_at && *m.retry_at <= now)) &&
          (!run || m.run == *run) && static_cast<int>(found.size()) < most)
        found.push_back(m);
    return found;
  }
  std::vector<Message> stranded() const override {
    MessageFilter sending;
    sending.state = MessageState::Sending;
    return list(sending);
  }
  std::optional<Instant> next_retry() const override {
    std::optional<Instant> next;
    for (const Message& m : messages_)
      if (m.retry_at) next = std::min(next.value_or(*m.retry_at), *m.retry_at);
    return next;
  }

 private:
  Message& at(const MessageId& id) {
    for (Message& message : messages_)
      if (message.id == id) return message;
    throw NotFound("no message " + id.value);
  }
  std::vector<Message> messages_;
};

class MemoryStore : public Store {
 public:
  MemoryOccurrences& occurrences() override { return occurrences_; }
  MemoryRuns& runs() override { return runs_; }
  MemorySnapshots& snapshots() override { return snapshots_; }
  MemoryMessages& messages() override { return messages_; }
  MemoryNodes& nodes() override { return nodes_; }
  void transaction(const std::function<void()>& work) override { work(); }

 private:
  MemoryOccurrences occurrences_;
  MemoryRuns runs_;
  MemorySnapshots snapshots_;
  MemoryMessages messages_;
  MemoryNodes nodes_;
};

}  // namespace boletim

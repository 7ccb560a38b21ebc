#pragma once
// The state in memory, for tests of jobs/: it keeps what it is told and forgets it with the test.

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "jobs/failure.h"
#include "jobs/store.h"

namespace boletim {

class MemoryRuns : public Runs {
 public:
  std::optional<RunId> claim(const Run& run) override {
    if (run.occurrence && of_occurrence(run.job, *run.occurrence)) return std::nullopt;
    Run claimed = run;
    claimed.id = RunId{std::to_string(runs_.size() + 1)};
    runs_.push_back(claimed);
    return claimed.id;
  }
  void sealed(const RunId& run) override { at(run).step = RunStep::Sealed; }
  void rendered(const RunId& run, const std::vector<RunDocument>& documents) override {
    at(run).step = RunStep::Rendered;
    at(run).documents = documents;
  }
  void finished(const RunId& run, RunState state, const std::string& error, Instant when) override {
    Run& one = at(run);
    one.state = state;
    one.error = error;
    one.finished_at = when;
    if (state != RunState::Failed) one.step = RunStep::Finished;
  }
  void reopened(const RunId& run, Instant when) override {
    at(run).state = RunState::Running;
    at(run).started_at = when;
  }
  Run get(const RunId& run) const override { return const_cast<MemoryRuns&>(*this).at(run); }
  std::optional<Run> of_occurrence(const JobId& job, Instant when) const override {
    for (const Run& run : runs_)
      if (run.job == job && run.occurrence == when) return run;
    return std::nullopt;
  }
  std::vector<Run> list(const std::optional<JobId>& job, int most) const override {
    std::vector<Run> found;
    for (auto run = runs_.rbegin(); run != runs_.rend() && static_cast<int>(found.size()) < most; ++run)
      if (!job || run->job == *job) found.push_back(*run);
    return found;
  }
  std::vector<Run> unfinished() const override {
    std::vector<Run> found;
    std::copy_if(runs_.begin(), runs_.end(), std::back_inserter(found),
                 [](const Run& run) { return run.state == RunState::Running; });
    return found;
  }
  std::optional<Instant> seen_until(const JobId& job) const override {
    const auto found = seen_.find(job);
    return found == seen_.end() ? std::nullopt : std::optional(found->second);
  }
  void set_seen_until(const JobId& job, Instant instant) override { seen_[job] = instant; }

 private:
  Run& at(const RunId& id) {
    for (Run& run : runs_)
      if (run.id == id) return run;
    throw NotFound("no run " + id.value);
  }
  std::vector<Run> runs_;
  std::map<JobId, Instant> seen_;
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
    if (message.state == MessageState::Deferred || message.state == MessageState::InDoubt)
      message.retry_at = when;
  }
  Message get(const MessageId& id) const override { return const_cast<MemoryMessages&>(*this).at(id); }
  std::vector<Message> list(const MessageFilter& filter) const override {
    std::vector<Message> found;
    for (auto m = messages_.rbegin(); m != messages_.rend(); ++m)
      if ((!filter.state || m->state == *filter.state) && (!filter.run || m->run == *filter.run))
        found.push_back(*m);
    return found;
  }
  std::vector<Message> open(Instant now) const override {
    std::vector<Message> found;
    for (const Message& m : messages_)
      if (m.state == MessageState::Planned || (m.retry_at && *m.retry_at <= now)) found.push_back(m);
    return found;
  }
  std::optional<Instant> next_retry() const override { return std::nullopt; }

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
  Runs& runs() override { return runs_; }
  Snapshots& snapshots() override { return snapshots_; }
  Messages& messages() override { return messages_; }
  void transaction(const std::function<void()>& work) override { work(); }

 private:
  MemoryRuns runs_;
  MemorySnapshots snapshots_;
  MemoryMessages messages_;
};

}  // namespace boletim

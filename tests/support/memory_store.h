#pragma once
// The state in memory, for tests of jobs/: it keeps what it is told and forgets it with the test.

#include <algorithm>
#include <map>
#include <stdexcept>

#include "jobs/failure.h"
#include "jobs/store.h"
#include "tests/support/memory_ledger.h"
#include "tests/support/memory_occurrences.h"
#include "tests/support/memory_runs.h"

namespace boletim {

/// One node, always alive.
class MemoryNodes : public Nodes {
 public:
  std::vector<Node> silent_nodes;

  NodeId enter(const std::string&, const std::string&) override { return NodeId{"1"}; }
  bool renew(const NodeId&, const std::string&) override { return true; }
  void leave(const NodeId&) override {}
  std::vector<std::string> bury_the_dead() override { return {}; }
  std::vector<Node> alive() const override { return {}; }
  std::vector<Node> silent() const override { return silent_nodes; }
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
      if (snapshot.run == run && snapshot.part.is_whole()) return snapshot;
    return std::nullopt;
  }
  std::vector<Snapshot> parts_of_run(const RunId& run) const override {
    std::map<Part, Snapshot> by_part;
    for (const Snapshot& snapshot : all_)
      if (snapshot.run == run && !snapshot.part.is_whole()) by_part.emplace(snapshot.part, snapshot);
    std::vector<Snapshot> found;
    for (auto& [part, snapshot] : by_part) found.push_back(snapshot);
    return found;
  }
  std::optional<Snapshot> latest(const JobId& job, std::optional<Instant> before) const override {
    std::optional<Snapshot> found;
    for (const Snapshot& snapshot : all_)
      if (snapshot.job == job && snapshot.part.is_whole() && (!before || snapshot.taken_at < *before) &&
          (!found || snapshot.taken_at >= found->taken_at))
        found = snapshot;
    return found;
  }
  std::vector<Snapshot> course(const JobId& job, const std::vector<CoursePeriod>& periods,
                               const Part& part) const override {
    std::map<Instant, Snapshot> by_period;
    for (const Snapshot& snapshot : all_)
      for (const CoursePeriod& wanted : periods)
        if (snapshot.job == job && snapshot.part == part && snapshot.period == wanted.period &&
            snapshot.taken_at < wanted.in_time_until)
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
      if ((filter.to.empty() || m->to == filter.to) && (!filter.until || m->created_at < *filter.until) &&
          (!filter.not_of || m->run != *filter.not_of) && (!filter.not_resent || !was_resent(m->id)) &&
          (!filter.state || m->state == *filter.state) && (!filter.run || m->run == *filter.run) &&
          (!filter.job || m->job == *filter.job) &&
          (!filter.occurrence || m->occurrence == *filter.occurrence) &&
          (!filter.since || m->created_at >= *filter.since))
        found.push_back(*m);
    return found;
  }
  bool was_resent(const MessageId& id) const {
    return std::ranges::any_of(messages_, [&](const Message& later) { return later.resend_of == id; });
  }
  std::vector<Message> page(const MessageFilter& filter, const std::optional<MessageId>& after,
                            int most) const override {
    std::vector<Message> found = list(filter);
    std::reverse(found.begin(), found.end());
    std::erase_if(found, [&](const Message& message) {
      return after && std::stoll(message.id.value) <= std::stoll(after->value);
    });
    if (static_cast<int>(found.size()) > most) found.resize(static_cast<std::size_t>(most));
    return found;
  }
  std::int64_t count(const MessageFilter& filter) const override {
    return static_cast<std::int64_t>(list(filter).size());
  }
  std::vector<Message> open(const std::optional<RunId>& run, Instant now, int most) const override {
    std::map<std::pair<int, std::size_t>, Message> by_turn;
    std::map<RunId, int> turns;
    for (const Message& m : messages_)
      if ((m.state == MessageState::Planned || (m.retry_at && *m.retry_at <= now)) && (!run || m.run == *run))
        by_turn.emplace(std::pair(turns[m.run]++, by_turn.size()), m);
    std::vector<Message> found;
    for (const auto& [turn, message] : by_turn)
      if (static_cast<int>(found.size()) < most) found.push_back(message);
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
  MemoryLedger& ledger() override { return ledger_; }
  MemoryMessages& messages() override { return messages_; }
  MemoryNodes& nodes() override { return nodes_; }
  void transaction(const std::function<void()>& work) override { work(); }

 private:
  MemoryOccurrences occurrences_;
  MemoryRuns runs_;
  MemorySnapshots snapshots_;
  MemoryLedger ledger_;
  MemoryMessages messages_;
  MemoryNodes nodes_;
};

}  // namespace boletim

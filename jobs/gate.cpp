#include "jobs/gate.h"

#include <algorithm>

namespace boletim {
namespace {

constexpr int kMostSteps = 50;  // back, in search of a snapshot that was told

bool was_told(const Run& run, Messages& messages) {
  if (!run.to.empty() || run.step < RunStep::Rendered || run.state == RunState::NoData) return false;
  if (run.held.empty()) return true;
  MessageFilter of_run;
  of_run.run = run.id;
  const std::vector<Message> all = messages.list(of_run);
  return std::any_of(all.begin(), all.end(), [](const Message& message) {
    return message.sent_by == "job" && message.state != MessageState::Held &&
           message.state != MessageState::Skipped;
  });
}

std::optional<Snapshot> last_told(const JobId& job, Instant before, Store& store) {
  std::optional<Snapshot> found = store.snapshots().latest(job, before);
  for (int i = 0; found && !was_told(store.runs().get(found->run), store.messages()); ++i) {
    if (i == kMostSteps) return std::nullopt;
    found = store.snapshots().latest(job, found->taken_at);
  }
  return found;
}

}  // namespace

std::string why_held(const Job& job, const Run& run, const Snapshot& snapshot, Store& store) {
  if (job.hold_if.empty() || !run.to.empty()) return "";
  const std::optional<Snapshot> then = last_told(job.id, snapshot.taken_at, store);
  std::string reasons;
  for (const Condition& condition : job.hold_if)
    if (const auto why = why_holds(condition, snapshot.counts, then ? &then->counts : nullptr))
      reasons += (reasons.empty() ? "" : "; ") + *why + " (hold_if: " + condition.text + ")";
  return reasons;
}

void hold(std::vector<Message>& messages, const std::string& why) {
  for (Message& message : messages) {
    if (message.state != MessageState::Planned) continue;
    message.state = MessageState::Held;
    message.events.push_back({message.created_at, MessageState::Held, why});
  }
}

}  // namespace boletim

#include "daemon/take_over.h"

#include "jobs/delivery/retry.h"
#include "jobs/failure.h"

namespace boletim {

std::vector<Run> take_over(Runs& runs, const std::function<bool(const RunId&)>& is_held) {
  std::vector<Run> mine;
  for (const Run& run : runs.unfinished())
    if (!is_held(run.id)) mine.push_back(run);
  for (const Run& run : runs.abandoned())
    if (runs.take_over(run.id)) mine.push_back(runs.get(run.id));
  return mine;
}

std::vector<Run> take_up_again(Runs& runs, Instant now) {
  std::vector<Run> mine;
  for (const Run& run : runs.due_again(now))
    if (runs.reopened(run.id, now)) mine.push_back(runs.get(run.id));
  return mine;
}

void bring_forward(Store& store, Instant now) {
  const Instant farthest = now + kLongestWait;
  for (const MessageState state : {MessageState::Deferred, MessageState::InDoubt}) {
    MessageFilter filter;
    filter.state = state;
    for (const Message& message : store.messages().list(filter))
      if (message.retry_at && *message.retry_at > farthest) store.messages().set_due(message.id, now);
  }
  for (const Run& run : store.runs().due_again(Instant::max())) {
    if (*run.retry_at <= farthest) continue;
    try {
      store.runs().put_off(run.id, run.error, now, run.finished_at.value_or(now));
    } catch (const Fenced&) {  // that node has a clock of its own to look at
    }
  }
}

}  // namespace boletim

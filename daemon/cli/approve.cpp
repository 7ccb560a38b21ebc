#include <algorithm>

#include "daemon/cli/command.h"
#include "daemon/cli/show.h"
#include "daemon/clone_guard.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

/// What a run planned and then held as a whole; what is held in doubt was tried before and is decided on by
/// resend, and what is held alone holds something wrong.
std::vector<Message> held_of(Store& store, const Run& run) {
  MessageFilter filter;
  filter.run = run.id;
  filter.state = MessageState::Held;
  std::vector<Message> held = store.messages().list(filter);
  std::erase_if(held, [&run](const Message& message) {
    return message.attempts > 0 || message.events.empty() || message.events.back().detail != run.held;
  });
  return {held.rbegin(), held.rend()};
}

}  // namespace

int approve_command(Session& session) {
  const auto store = session.host.assembly->open_store();
  const Run run = store->runs().get(RunId{session.arguments.words.front()});
  const Instant now = session.host.clock.now();
  const bool reject = session.arguments.has("reject");
  if (!reject) refuse_if_guarded(store->nodes(), now);
  const std::vector<Message> held = held_of(*store, run);
  for (const Message& message : held) {
    if (reject)
      store->messages().set_state(message.id, {now, MessageState::Skipped, "rejected by " + session.user});
    else
      store->messages().set_due(message.id, now);
  }
  const bool reached = reject || held.empty() || session.host.send({run.id});
  std::vector<Message> after;
  for (const Message& message : held) after.push_back(store->messages().get(message.id));
  print_history(session, after, session.say("essa execução não retém nada", "that run holds nothing"));
  const bool all_accepted = std::all_of(after.begin(), after.end(), [](const Message& message) {
    return message.state == MessageState::Accepted;
  });
  return !reached ? kUnreachable : reject || all_accepted ? kDone : kWorkFailed;
}

}  // namespace boletim

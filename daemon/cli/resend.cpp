#include <algorithm>

#include "daemon/cli/command.h"
#include "daemon/cli/show.h"
#include "daemon/clone_guard.h"
#include "jobs/failure.h"
#include "jobs/planning.h"

namespace boletim {
namespace {

/// One held before any attempt did not fail: its run waits for boletim approve.
bool has_failed(const Message& message) {
  return message.state == MessageState::Rejected || message.state == MessageState::Bounced ||
         (message.state == MessageState::Held && message.attempts > 0);
}

/// What `resend --failed` takes up: each failed message that no later resend stands for.
std::vector<Message> failed_since(Store& store, Instant since) {
  MessageFilter filter;
  filter.since = since;
  filter.not_resent = true;
  std::vector<Message> failed = store.messages().list(filter);
  std::erase_if(failed, [](const Message& message) { return !has_failed(message); });
  return failed;
}

int resends_of(Store& store, const Message& original) {
  MessageFilter filter;
  filter.run = original.run;
  int number = 1;
  for (const Message& message : store.messages().list(filter))
    number += message.resend_of == original.id ? 1 : 0;
  return number;
}

/// What is still under way or held is sent now, as it is: nobody gets it twice. All else is sent again, as a
/// message of its own that links to the original.
MessageId plan_to_send(const Session& session, Store& store, const Message& original) {
  const Instant now = session.host.clock.now();
  const bool is_open = !is_settled(original.state) || original.state == MessageState::Held;
  if (!session.arguments.has("to") && is_open) {
    store.messages().set_due(original.id, now);
    return original.id;
  }
  const std::string to = session.arguments.has("to") ? session.to() : original.to;
  return store.messages().plan(plan_resend(original, to, session.user, resends_of(store, original), now));
}

void refuse_bad_usage(const Session& session) {
  const Arguments& a = session.arguments;
  if (a.words.empty() == !a.has("failed") || a.has("failed") != a.has("since"))
    throw UsageError(session.say("escreva resend MESSAGE [--to A] ou resend --failed --since T",
                                 "write resend MESSAGE [--to A] or resend --failed --since T"));
  session.to();
}

}  // namespace

int resend_command(Session& session) {
  refuse_bad_usage(session);
  const Arguments& a = session.arguments;
  const auto store = session.host.assembly->open_store();
  refuse_if_guarded(store->nodes(), session.host.clock.now());
  const std::vector<Message> originals = a.has("failed")
                                             ? failed_since(*store, session.time(a.get("since")))
                                             : std::vector{store->messages().get(MessageId{a.words.front()})};
  std::vector<MessageId> planned;
  for (const Message& original : originals) planned.push_back(plan_to_send(session, *store, original));
  std::vector<RunId> runs;
  for (const Message& original : originals) runs.push_back(original.run);
  const bool reached = session.host.send(runs);

  std::vector<Message> sent;
  for (const MessageId& id : planned) sent.push_back(store->messages().get(id));
  print_history(session, sent, session.say("nada falhou desde então", "nothing failed since then"));
  const bool all_accepted = std::all_of(sent.begin(), sent.end(),
                                        [](const Message& m) { return m.state == MessageState::Accepted; });
  return !reached ? kUnreachable : all_accepted ? kDone : kWorkFailed;
}

}  // namespace boletim

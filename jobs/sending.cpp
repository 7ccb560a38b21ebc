#include "jobs/sending.h"

#include <algorithm>
#include <optional>
#include <string>

#include "jobs/delivery/retry.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr auto kGivenUp = "given up after the job's retry time; last answer: ";
constexpr auto kNotOurs = "not sent: this node's lease had run out";

void store_deferred(const Message& message, const SendOutcome& outcome, const SendingRules& rules,
                    Messages& messages, Instant now) {
  const auto again = next_attempt(message, now, rules.retry);
  if (again) return messages.set_state(message.id, {now, MessageState::Deferred, outcome.detail}, again);
  messages.set_state(message.id, {now, MessageState::Rejected, kGivenUp + outcome.detail});
}

void hold(const Message& message, Messages& messages, Instant now) {
  messages.set_state(message.id,
                     {now, MessageState::Held, "it may have been accepted: decide with boletim resend"});
}

void store_doubt(const Message& message, const std::string& detail, const SendingRules& rules,
                 Messages& messages, Instant now) {
  const auto again =
      rules.on_doubt == OnDoubt::Resend ? next_attempt(message, now, rules.retry) : std::nullopt;
  messages.set_state(message.id, {now, MessageState::InDoubt, detail}, again);
  if (!again) hold(message, messages, now);
}

void store_outcome(const Message& message, const SendOutcome& outcome, const SendingRules& rules,
                   Messages& messages, Instant now) {
  switch (outcome.kind) {
    case SendOutcome::Kind::Accepted:
      return messages.set_state(message.id, {now, MessageState::Accepted, outcome.detail});
    case SendOutcome::Kind::Rejected:
      return messages.set_state(message.id, {now, MessageState::Rejected, outcome.detail});
    case SendOutcome::Kind::Deferred:
      return store_deferred(message, outcome, rules, messages, now);
    case SendOutcome::Kind::InDoubt:
      return store_doubt(message, outcome.detail, rules, messages, now);
    case SendOutcome::Kind::Fenced:
      return store_deferred(message, {SendOutcome::Kind::Deferred, 0, kNotOurs, false}, rules, messages, now);
  }
}

/// A server's words as a run may say them: they go into the journal, where no address belongs.
std::string without_addresses(const std::string& text) {
  constexpr std::string_view kEnds = " <>()[],;:\"'";
  std::string kept;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(kEnds, begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    kept += word.find('@') == std::string::npos ? word : "…";
    if (end < text.size()) kept += text[end];
    begin = end + 1;
  }
  return kept;
}

/// Stores the intent. The message as it is sent, or nothing if it is no longer as it was read.
std::optional<Message> claim_to_send(const Message& message, const SendingPorts& ports) {
  std::optional<Message> sending;
  try {
    ports.state([&](Store& store) {
      Message stored = store.messages().get(message.id);
      if (stored.state != message.state || stored.attempts != message.attempts) return;
      const MessageEvent intent{ports.clock.now(), MessageState::Sending, ""};
      store.messages().set_state(message.id, intent);
      stored.state = intent.state;
      stored.state_at = intent.at;
      stored.events.push_back(intent);
      ++stored.attempts;
      sending = std::move(stored);
    });
  } catch (const Fenced&) {
  }
  return sending;
}

SendOutcome give_to_mailer(const Message& message, const SendingPorts& ports) {
  std::string unasked;
  const SendOutcome outcome = ports.mailer.send(message, [&] {
    bool may_send = false;
    try {
      ports.state([&](Store& store) { may_send = store.messages().may_send(message.id); });
    } catch (const Failure& failure) {
      unasked = failure.what();
    }
    return may_send;
  });
  if (unasked.empty()) return outcome;
  return {SendOutcome::Kind::Deferred, 0, "not sent, as nobody could say whether it may go: " + unasked,
          false};
}

/// What of a run's messages waits: how many, and what was said of the last one.
struct Waiting {
  int messages = 0;
  std::string reason;
};

Waiting what_waits(const RunId& run, Messages& messages) {
  using enum MessageState;
  Waiting waiting;
  for (const MessageState state : {Planned, Sending, InDoubt, Deferred}) {
    MessageFilter filter;
    filter.run = run;
    filter.state = state;
    if (messages.count(filter) == 0) continue;
    for (const Message& message : messages.list(filter)) {
      if (!is_delivery(message)) continue;
      ++waiting.messages;
      if (!message.events.empty()) waiting.reason = message.events.back().detail;
    }
  }
  return waiting;
}

std::string told(const Waiting& waiting) {
  const std::string count =
      std::to_string(waiting.messages) + " message(s) not delivered yet, tried again later";
  return waiting.reason.empty() ? count : count + ": " + without_addresses(waiting.reason);
}

/// False if another node carries the run out.
bool end_run(const RunId& run, const Waiting& waiting, Store& store, Instant now,
             const std::function<void()>& tell) {
  const auto end = [&] {
    if (waiting.messages == 0) store.runs().finished(run, RunState::Done, "", now);
    if (waiting.messages != 0) store.runs().finished(run, RunState::Failed, told(waiting), now);
    if (tell) tell();
  };
  try {
    store.transaction(end);
    return true;
  } catch (const Fenced&) {
  }
  bool is_mine = false;
  store.transaction([&] {
    is_mine = store.runs().reopened(run, now);
    if (is_mine) end();
  });
  return is_mine;
}

}  // namespace

SendOutcome send_message(const Message& message, const SendingRules& rules, const SendingPorts& ports) {
  const std::optional<Message> sending = claim_to_send(message, ports);
  if (!sending) return {SendOutcome::Kind::Fenced, 0, "", false};
  const SendOutcome outcome = give_to_mailer(*sending, ports);
  try {
    ports.state_at_last([&](Store& store) {
      store.transaction([&] {
        // It may have been stored by a try whose success was not heard of.
        if (store.messages().get(message.id).state != MessageState::Sending) return;
        store_outcome(*sending, outcome, rules, store.messages(), ports.clock.now());
      });
    });
  } catch (const Fenced&) {  // what becomes of it is another node's to say
  }
  return outcome;
}

void doubt_what_was_sending(Store& store, const std::function<SendingRules(const JobId&)>& rules_of,
                            Instant now) {
  for (const Message& message : store.messages().stranded()) {
    const bool resend = rules_of(message.job).on_doubt == OnDoubt::Resend;
    const MessageEvent doubt{now, MessageState::InDoubt,
                             "found in sending after its sender had stopped: it may have been accepted"};
    try {
      store.transaction([&] {
        store.messages().set_state(message.id, doubt, resend ? std::optional(now) : std::nullopt);
        if (!resend) hold(message, store.messages(), now);
      });
    } catch (const Fenced&) {
    }
  }
}

void settle_run(const RunId& run, Store& store, Instant now, const std::function<void()>& tell) {
  const Run stored = store.runs().get(run);
  const Waiting waiting = what_waits(run, store.messages());
  if (stored.step < RunStep::Rendered || stored.state == RunState::NoData) return;
  if (stored.state == RunState::Done && waiting.messages == 0) {
    if (tell) store.transaction(tell);  // one that had waited for approval may have been refused
    return;
  }
  if (!end_run(run, waiting, store, now, tell) || waiting.messages == 0) return;
  // Another node that sent the last one meanwhile saw a run under way, and left it to us.
  const Waiting still = what_waits(run, store.messages());
  if (still.messages == 0) end_run(run, still, store, now, tell);
}

}  // namespace boletim

#include "jobs/sending.h"

#include <algorithm>

#include "jobs/delivery/retry.h"

namespace boletim {
namespace {

constexpr auto kGivenUp = "given up after the job's retry time; last answer: ";

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
      return;  // what became of it is another node's to say
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

}  // namespace

SendOutcome send_message(const Message& message, const SendingRules& rules, Messages& messages,
                         Mailer& mailer, const Clock& clock) {
  messages.set_state(message.id, {clock.now(), MessageState::Sending, ""});
  const Message sending = messages.get(message.id);
  const SendOutcome outcome = mailer.send(sending, [&] { return messages.may_send(message.id); });
  store_outcome(sending, outcome, rules, messages, clock.now());
  return outcome;
}

void doubt_what_was_sending(Messages& messages, const std::function<SendingRules(const JobId&)>& rules_of,
                            Instant now) {
  for (const Message& message : messages.stranded()) {
    const bool resend = rules_of(message.job).on_doubt == OnDoubt::Resend;
    messages.set_state(message.id,
                       {now, MessageState::InDoubt, "found in sending at start: it may have been accepted"},
                       resend ? std::optional(message.created_at) : std::nullopt);
    if (!resend) hold(message, messages, now);
  }
}

void settle_run(const RunId& run, Store& store, Instant now) {
  MessageFilter of_run;
  of_run.run = run;
  int waiting = 0;
  std::string reason;
  for (const Message& message : store.messages().list(of_run)) {
    if (message.resend_of || is_settled(message.state)) continue;
    ++waiting;
    reason = message.events.empty() ? "" : message.events.back().detail;
  }
  if (waiting == 0) return store.runs().finished(run, RunState::Done, "", now);
  store.runs().finished(run, RunState::Failed,
                        std::to_string(waiting) +
                            " message(s) not delivered yet, tried again later: " + without_addresses(reason),
                        now);
}

}  // namespace boletim

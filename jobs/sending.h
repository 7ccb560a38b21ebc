#pragma once
#include <functional>

#include "jobs/clock.h"
#include "jobs/delivery/mailer.h"
#include "jobs/job.h"
#include "jobs/store.h"

namespace boletim {

/// How a job wants its messages treated when they do not go through.
struct SendingRules {
  std::chrono::seconds retry{};  ///< how long to go on trying
  OnDoubt on_doubt = OnDoubt::Resend;
};

/// What sending touches of the world.
struct SendingPorts {
  using Work = std::function<void(Store&)>;
  std::function<void(const Work&)> state;  ///< does `work` on the state, once; throws what that throws
  /// The same, again and again while the state is locked, full or away: after a server's answer nothing else
  /// tells what became of the mail.
  std::function<void(const Work&)> state_at_last;
  Mailer& mailer;
  const Clock& clock;
};

/// Sends one open message: intent stored, act, outcome stored. Before the mail is given away the state is
/// asked whether it is still ours to send; if that can't be asked, it is deferred. What is in doubt is sent
/// again under the same Message-ID, or held, as the rules say. Returns what the server said; Fenced if the
/// message is no longer as it was read.
SendOutcome send_message(const Message& message, const SendingRules& rules, const SendingPorts& ports);

/// Says of each message that a dead node left in sending that it is in doubt: due at once, or held, as its
/// job's rules say. What another node is faster to say stays so.
void doubt_what_was_sending(Store& store, const std::function<SendingRules(const JobId&)>& rules_of,
                            Instant now);

/// Ends a rendered run: done if all its messages are settled; failed, saying how many wait and why, if not.
/// A run that failed like that is done when the last one is settled, whichever node does it; one that another
/// node carries out is left to it. `tell` is called in the transaction that ends it.
void settle_run(const RunId& run, Store& store, Instant now, const std::function<void()>& tell = {});

}  // namespace boletim

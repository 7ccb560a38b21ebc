#pragma once
#include <functional>
#include <stop_token>
#include <vector>

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

/// Sends one open message: intent stored, act, outcome stored. What is in doubt is sent again under the same
/// Message-ID, or held, as the rules say. Returns what the server said.
SendOutcome send_message(const Message& message, const SendingRules& rules, Messages& messages,
                         Mailer& mailer, const Clock& clock);

/// Says of each message that a dead node left in sending that it is in doubt: due at once, or held, as its
/// job's rules say. Call before anything of it is sent.
void doubt_what_was_sending(Messages& messages, const std::function<SendingRules(const JobId&)>& rules_of,
                            Instant now);

/// Ends a rendered run: done if all its messages are settled; failed, saying how many wait and why, if not.
/// A run that failed like that is done when the last one is settled.
void settle_run(const RunId& run, Store& store, Instant now);

}  // namespace boletim

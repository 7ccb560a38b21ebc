#include "daemon/mail/smtp_mailer.h"

#include <utility>

#include "daemon/mail/envelope.h"
#include "daemon/mail/smtp_transaction.h"

namespace boletim {

SmtpMailer::SmtpMailer(SmtpAccess access, SmtpLimits limits, std::int64_t size_limit,
                       const DocumentStore& documents)
    : access_(std::move(access)), limits_(limits), size_limit_(size_limit), documents_(documents) {}

SendOutcome SmtpMailer::send(const Message& message, const GoAhead& go_ahead) {
  const Envelope envelope = seal(message, documents_);
  if (envelope.problem) return *envelope.problem;
  if (envelope.bytes > size_limit_) return too_big(envelope.bytes, size_limit_);
  for (bool reused = session_ != nullptr;; reused = false) {
    try {
      if (!session_) session_ = std::make_unique<SmtpSession>(access_, limits_);
    } catch (const ServerUnavailable& why) {
      return {SendOutcome::Kind::Deferred, why.code, why.what(), true};
    }
    const SmtpTransaction done =
        send_through(*session_, message, envelope.addresses, envelope.bytes, documents_, go_ahead);
    if (!done.session_usable) session_.reset();
    if (reused && done.nothing_said) continue;  // closed while idle: once more on a new connection
    return done.outcome;
  }
}

}  // namespace boletim

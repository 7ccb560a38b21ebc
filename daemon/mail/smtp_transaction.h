#pragma once
#include "daemon/mail/mime.h"
#include "daemon/mail/smtp_session.h"
#include "jobs/delivery/mailer.h"

namespace boletim {

/// One message through an open session (RFC 5321 §3.3), and what came of it.
struct SmtpTransaction {
  SendOutcome outcome;
  bool session_usable = false;  ///< for the next message
  bool nothing_said = false;  ///< the session was gone at the first command: nothing of the message was sent
};

/// `size`: bytes of the whole mail. Asks for delivery status notifications (RFC 3461) where they are offered.
/// Never throws for what a server or the network does.
SmtpTransaction send_through(SmtpSession& session, const Message& message, const MimeAddresses& addresses,
                             std::int64_t size, const DocumentStore& documents,
                             const Mailer::GoAhead& go_ahead);

}  // namespace boletim

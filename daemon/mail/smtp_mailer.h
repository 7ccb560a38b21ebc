#pragma once
#include <memory>

#include "daemon/mail/smtp_session.h"
#include "jobs/delivery/mailer.h"
#include "jobs/document_store.h"

namespace boletim {

/// Sends through one SMTP server (RFC 5321). The session stays open between messages and is opened again if
/// the server closed it meanwhile. `size_limit`: bytes of one mail. Never throws for what a server, the
/// network or a document does.
class SmtpMailer : public Mailer {
 public:
  SmtpMailer(SmtpAccess access, SmtpLimits limits, std::int64_t size_limit, const DocumentStore& documents);
  SendOutcome send(const Message& message, const GoAhead& go_ahead) override;

 private:
  SmtpAccess access_;
  SmtpLimits limits_;
  std::int64_t size_limit_;
  const DocumentStore& documents_;
  std::unique_ptr<SmtpSession> session_;
};

}  // namespace boletim

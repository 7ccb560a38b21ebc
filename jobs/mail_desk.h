#pragma once
// How a mail becomes a planned message.

#include <string>
#include <string_view>

#include "jobs/delivery/message.h"
#include "jobs/delivery/recipient.h"
#include "jobs/document_store.h"
#include "reports/mail/mail_body.h"

namespace boletim {

/// What mails are made with.
struct MailDesk {
  DocumentStore& documents;
  std::string from;  ///< RFC 5322 mailbox; blank = there is no mail, nobody is told anything
  std::string organization;
};

/// Stores a part of a mail.
MessageDocument store_part(DocumentStore& documents, MessageDocument::Role role, std::string name,
                           std::string media_type, const std::string& bytes);

/// A planned message without attachments, its body stored. `occasion`: as make_message_id has it.
Message mail_to(const Recipient& to, const MailBody& body, const JobId& job, std::string_view occasion,
                const MailDesk& desk, Instant now);

}  // namespace boletim

#include "jobs/mail_desk.h"

#include "jobs/delivery/message_id.h"

namespace boletim {

using Role = MessageDocument::Role;

MessageDocument store_part(DocumentStore& documents, Role role, std::string name, std::string media_type,
                           const std::string& bytes) {
  const auto draft = documents.draft();
  draft->write(bytes);
  const StoredDocument stored = draft->keep();
  return {role, std::move(name), std::move(media_type), stored.sha256, stored.bytes};
}

Message mail_to(const Recipient& to, const MailBody& body, const JobId& job, std::string_view occasion,
                const MailDesk& desk, Instant now) {
  Message message;
  message.job = job;
  message.to = to.address;
  message.name = to.name;
  message.from = desk.from;
  message.subject = body.subject;
  message.message_id = make_message_id(job, occasion, to.address, desk.from);
  message.created_at = message.state_at = now;
  message.events = {{now, MessageState::Planned, ""}};
  message.documents = {
      store_part(desk.documents, Role::Text, "mail.txt", "text/plain; charset=utf-8", body.text),
      store_part(desk.documents, Role::Html, "mail.html", "text/html; charset=utf-8", body.html),
  };
  return message;
}

}  // namespace boletim

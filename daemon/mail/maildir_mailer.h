#pragma once
#include <string>

#include "jobs/delivery/mailer.h"
#include "jobs/document_store.h"

namespace boletim {

/// Puts each mail into DIR/new (maildir(5)), lines ended by LF; makes tmp, new and cur if they are absent.
/// Accepted means that it is synced to disk. The file is named after the Message-ID, so that a repeat after a
/// crash takes the place of the first one. Never throws for what the disk or a document does.
class MaildirMailer : public Mailer {
 public:
  MaildirMailer(std::string directory, std::int64_t size_limit, const DocumentStore& documents);
  SendOutcome send(const Message& message, const GoAhead& go_ahead) override;

 private:
  std::string directory_;
  std::int64_t size_limit_;
  const DocumentStore& documents_;
};

}  // namespace boletim

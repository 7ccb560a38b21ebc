#pragma once
#include <optional>

#include "daemon/mail/mime.h"
#include "jobs/delivery/mailer.h"

namespace boletim {

/// What must be known of a mail before a server hears of it.
struct Envelope {
  MimeAddresses addresses;
  std::int64_t bytes = 0;              ///< of the whole mail
  std::optional<SendOutcome> problem;  ///< why it can't be sent; then the rest is worth nothing
};

/// Checks both addresses and reads every document once, so that a missing one is found before anything is
/// sent.
Envelope seal(const Message& message, const DocumentStore& documents);

/// Rejected: the mail is bigger than `mail.size_limit` lets it be.
SendOutcome too_big(std::int64_t bytes, std::int64_t limit);

}  // namespace boletim

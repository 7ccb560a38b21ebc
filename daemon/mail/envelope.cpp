#include "daemon/mail/envelope.h"

#include <stdexcept>

#include <fmt/format.h>

#include "daemon/mail/address.h"
#include "daemon/mail/one_line.h"

namespace boletim {
namespace {

using Kind = SendOutcome::Kind;

class CountingSink : public Sink {
 public:
  void write(std::string_view bytes) override { count += static_cast<std::int64_t>(bytes.size()); }
  std::int64_t count = 0;
};

}  // namespace

Envelope seal(const Message& message, const DocumentStore& documents) {
  Envelope envelope;
  const EnvelopeAddress to = envelope_address(message.to);
  const EnvelopeAddress from = envelope_address(parse_sender(message.from).address);
  if (!to.problem.empty()) {
    envelope.problem = {Kind::Rejected, 0, to.problem, false};
  } else if (!from.problem.empty()) {  // an admin's slip, not this recipient's: keep the mail
    envelope.problem = {Kind::Deferred, 0, "mail.from can't be used: " + from.problem, true};
  } else {
    envelope.addresses = {from.address, to.address};
    try {
      CountingSink size;
      write_mime(message, envelope.addresses, documents, size);
      envelope.bytes = size.count;
    } catch (const std::runtime_error& error) {
      envelope.problem = {Kind::Deferred, 0, one_line(error.what()), false};
    }
  }
  return envelope;
}

SendOutcome too_big(std::int64_t bytes, std::int64_t limit) {
  return {Kind::Rejected, 0,
          fmt::format("the mail has {} bytes, mail.size_limit is {}; attach less or raise it", bytes, limit),
          false};
}

}  // namespace boletim

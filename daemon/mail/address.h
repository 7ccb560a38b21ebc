#pragma once
#include <string>
#include <string_view>

namespace boletim {

/// The mailbox of a sender or receiver as `Ana Souza <ana@x.example>`, `"Souza, Ana" <ana@x.example>` or
/// `ana@x.example` says it.
struct Sender {
  std::string name;
  std::string address;  ///< as written, unchecked
  bool operator==(const Sender&) const = default;
};
Sender parse_sender(std::string_view text);

/// An address that may stand in an SMTP command and a header (RFC 5321 Mailbox without quoted local parts and
/// address literals), its domain in ASCII (RFC 5890); or why it may not.
struct EnvelopeAddress {
  std::string address;
  std::string problem;  ///< blank if it may be used
  bool operator==(const EnvelopeAddress&) const = default;
};
EnvelopeAddress envelope_address(std::string_view text);

}  // namespace boletim

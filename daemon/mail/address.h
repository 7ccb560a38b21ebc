#pragma once
#include <string>
#include <string_view>

namespace boletim {

/// A mailbox as `Ana Souza <ana@x.example>`, `"Souza, Ana" <ana@x.example>` or `ana@x.example` says it.
struct Mailbox {
  std::string name;
  std::string address;  ///< as written, unchecked
  bool operator==(const Mailbox&) const = default;
};
Mailbox parse_mailbox(std::string_view text);

/// An address that may stand in an SMTP command and a header (RFC 5321 Mailbox without quoted local parts and
/// address literals), its domain in ASCII (RFC 5890); or why it may not.
struct EnvelopeAddress {
  std::string address;
  std::string problem;  ///< blank if it may be used
  bool operator==(const EnvelopeAddress&) const = default;
};
EnvelopeAddress envelope_address(std::string_view text);

}  // namespace boletim

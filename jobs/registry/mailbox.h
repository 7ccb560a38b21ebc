#pragma once
#include <optional>
#include <string_view>

namespace boletim {

/// The two halves of an address; views into the text it was read from.
struct Mailbox {
  std::string_view local;
  std::string_view domain;
  bool operator==(const Mailbox&) const = default;
};

/// One bare address: RFC 5321 mailbox with a dot-atom local part (RFC 6531 letters allowed) of at most 64
/// bytes and a domain of two or more RFC 5890 labels, the last of two letters or more. No quoted local part,
/// no address literal, no blanks. Nothing for all else. Linear, no allocation.
std::optional<Mailbox> parse_mailbox(std::string_view text);

/// As above, and an address in angle brackets after a display name: `Ana Souza <ana@oficina.com.br>`.
std::optional<Mailbox> parse_named_mailbox(std::string_view text);

}  // namespace boletim

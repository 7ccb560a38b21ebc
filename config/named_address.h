#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "config/problems.h"
#include "config/yaml_document.h"

namespace boletim {

/// Who a mail is from or to.
struct NamedAddress {
  std::string name;     ///< UTF-8, without quotes; may be blank
  std::string address;  ///< local@domain
  bool operator==(const NamedAddress&) const = default;
};

/// Reads "Ana Souza <ana@oficina.example>", "\"Souza, Ana\" <ana@…>" or a bare address: RFC 5322 §3.4 without
/// comments and quoted local parts, addresses in ASCII (RFC 5321), domains of one label or more.
std::optional<NamedAddress> parse_named_address(std::string_view text);
bool is_address(std::string_view text);

/// The same from a node. What it says of a bad one does not repeat it: addresses are personal data.
std::optional<NamedAddress> address_of(const YamlNode& node, Problems& problems);

/// As RFC 5322 writes it, the name in quotes if it needs them (still in UTF-8: encoding is the mailer's).
std::string to_string(const NamedAddress& mailbox);

}  // namespace boletim

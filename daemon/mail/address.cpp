#include "daemon/mail/address.h"

#include <algorithm>
#include <cctype>

#include <Poco/Exception.h>
#include <Poco/Net/DNS.h>
#include <Poco/UTF8String.h>

#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::size_t kMostAddress = 254, kMostLocal = 64, kMostLabel = 63;  ///< RFC 5321 §4.5.3.1, RFC 1035

bool is_alnum(char c) {
  return static_cast<unsigned char>(c) < 128 && std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

/// Parts between dots, none of them blank, made of `allowed` characters.
bool is_dotted(std::string_view text, std::size_t most, bool (*allowed)(char)) {
  while (true) {
    const std::string_view part = text.substr(0, text.find('.'));
    if (part.empty() || part.size() > most || !std::all_of(part.begin(), part.end(), allowed)) return false;
    if (part.size() == text.size()) return true;
    text.remove_prefix(part.size() + 1);
  }
}

bool is_local_character(char c) {
  return is_alnum(c) ||
         (c != '\0' && std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos);
}

bool is_domain_character(char c) {
  return is_alnum(c) || c == '-';
}

/// "órgão.example" → "xn--rgo-nla1f.example"; blank if it is no name.
std::string ascii_domain(std::string_view domain) {
  if (is_ascii(domain)) return std::string(domain);
  if (!is_utf8(domain) || domain.size() > kMostAddress) return {};
  try {
    return Poco::Net::DNS::encodeIDN(Poco::UTF8::toLower(std::string(domain)));
  } catch (const Poco::Exception&) {
    return {};
  }
}

std::string unquoted(std::string_view name) {
  name = trim(name);
  if (name.size() < 2 || name.front() != '"' || name.back() != '"') return std::string(name);
  std::string out;
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    if (name[i] == '\\' && i + 2 < name.size()) ++i;
    out += name[i];
  }
  return out;
}

}  // namespace

Sender parse_sender(std::string_view text) {
  text = trim(text);
  const auto open = text.rfind('<');
  if (open == std::string_view::npos || !text.ends_with('>')) return {"", std::string(text)};
  return {unquoted(text.substr(0, open)), std::string(trim(text.substr(open + 1, text.size() - open - 2)))};
}

EnvelopeAddress envelope_address(std::string_view text) {
  const auto at = text.rfind('@');
  if (at == std::string_view::npos) return {"", "the address has no \"@\""};
  const std::string_view local = text.substr(0, at);
  if (!is_ascii(local)) {
    return {"",
            "the address has letters before the \"@\" that mail servers do not take; use one in plain ASCII"};
  }
  if (!is_dotted(local, kMostLocal, is_local_character) || local.size() > kMostLocal) {
    return {"", "what stands before the \"@\" of the address is not valid"};
  }
  const std::string domain = ascii_domain(text.substr(at + 1));
  if (!is_dotted(domain, kMostLabel, is_domain_character)) {
    return {"", "the domain of the address is not valid"};
  }
  if (local.size() + 1 + domain.size() > kMostAddress) return {"", "the address is too long"};
  return {std::string(local) + '@' + domain, ""};
}

}  // namespace boletim

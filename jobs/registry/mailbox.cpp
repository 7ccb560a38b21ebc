#include "jobs/registry/mailbox.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::size_t kMaxAddress = 254;  // bytes; RFC 5321 4.5.3.1.3 less the angle brackets
constexpr std::size_t kMaxLocal = 64;     // bytes; RFC 5321 4.5.3.1.1
constexpr std::size_t kMaxLabel = 63;     // bytes; RFC 1035 2.3.4
constexpr std::size_t kMinTopLevel = 2;   // letters

// What an ASCII character may stand in.
constexpr std::uint8_t kAtom = 1;     // a local part
constexpr std::uint8_t kInLabel = 2;  // a domain label
constexpr std::uint8_t kLetter = 4;   // a top level

constexpr auto kUses = [] {
  std::array<std::uint8_t, 256> table{};
  for (const char c : std::string_view("!#$%&'*+/=?^_`{|}~")) table[static_cast<std::uint8_t>(c)] = kAtom;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = kAtom | kInLabel | kLetter;
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = kAtom | kInLabel;
  table['-'] = kAtom | kInLabel;
  return table;
}();

std::uint8_t uses(char c) {
  return kUses[static_cast<std::uint8_t>(c)];
}

/// Steps over one letter above ASCII; false if there stands something else.
bool skip_letter(std::string_view text, std::size_t& i) {
  if (static_cast<std::uint8_t>(text[i]) < 0x80) return false;
  std::string_view rest = text.substr(i);
  if (!is_letter(take_code_point(rest))) return false;
  i = text.size() - rest.size();
  return true;
}

/// The length of the dot-atom before the first `@`; 0 if there is none.
std::size_t local_length(std::string_view text) {
  std::size_t part = 0;  // where it starts; none may be blank
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if ((uses(c) & kAtom) != 0) {
      ++i;
    } else if (c == '.' && i > part) {
      part = ++i;
    } else if (c == '@') {
      return i > part ? i : 0;
    } else if (!skip_letter(text, i)) {
      return 0;
    }
  }
  return 0;
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= kMaxLabel && label.front() != '-' && label.back() != '-';
}

bool is_domain(std::string_view domain) {
  std::size_t start = 0;          // of the label
  std::uint8_t common = kLetter;  // to all its characters
  for (std::size_t i = 0; i < domain.size();) {
    const std::uint8_t use = uses(domain[i]);
    if ((use & kInLabel) != 0) {
      common &= use;
      ++i;
    } else if (domain[i] == '.') {
      if (!is_label(domain.substr(start, i - start))) return false;
      start = ++i;
      common = kLetter;
    } else if (!skip_letter(domain, i)) {
      return false;
    }
  }
  const std::string_view top = domain.substr(start);
  const bool encoded = top.size() > 4 && (top.starts_with("xn--") || top.starts_with("XN--"));
  return start > 0 && is_label(top) && top.size() >= kMinTopLevel && (common == kLetter || encoded);
}

}  // namespace

std::optional<Mailbox> parse_mailbox(std::string_view text) {
  if (text.size() > kMaxAddress) return std::nullopt;
  const std::size_t at = local_length(text);
  if (at == 0 || at > kMaxLocal) return std::nullopt;
  const Mailbox mailbox{text.substr(0, at), text.substr(at + 1)};
  if (!is_domain(mailbox.domain)) return std::nullopt;
  return mailbox;
}

std::optional<Mailbox> parse_named_mailbox(std::string_view text) {
  if (!text.ends_with('>')) return parse_mailbox(text);
  const std::size_t open = text.find('<');
  if (open == text.npos || text.substr(0, open).find_first_of("@>") != text.npos) return std::nullopt;
  return parse_mailbox(trim(text.substr(open + 1, text.size() - open - 2)));
}

}  // namespace boletim

#include "config/named_address.h"

#include <algorithm>

#include "config/section.h"

namespace boletim {
namespace {

constexpr std::size_t kLongestName = 128;
constexpr std::string_view kSpecials = "()<>[]:;@\\,.\"";  // RFC 5322 §3.2.3

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Whether each part between dots is there and made of what `is_good` says.
template <class Good>
bool all_parts(std::string_view text, Good is_good) {
  for (;;) {
    const std::size_t dot = text.find('.');
    if (!is_good(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_atom(std::string_view part) {
  return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
    return is_alnum(c) || std::string_view("!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
  });
}

bool is_label(std::string_view part) {
  return !part.empty() && part.size() <= 63 && part.front() != '-' && part.back() != '-' &&
         std::all_of(part.begin(), part.end(), [](char c) { return is_alnum(c) || c == '-'; });
}

/// A display name without its quotes; nothing if it can't be one.
std::optional<std::string> read_name(std::string_view text) {
  std::string name;
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"') return std::nullopt;
      if (text[i] == '\\' && ++i == text.size()) return std::nullopt;
      name += text[i];
    }
  } else {
    if (text.find_first_of("<>@\"") != std::string_view::npos) return std::nullopt;
    name = text;
  }
  const bool control = std::any_of(name.begin(), name.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (control || name.size() > kLongestName) return std::nullopt;
  return name;
}

}  // namespace

bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at > 64 || text.size() > 254) return false;
  return all_parts(text.substr(0, at), is_atom) && all_parts(text.substr(at + 1), is_label);
}

std::optional<NamedAddress> parse_named_address(std::string_view text) {
  text = trimmed(text);
  if (!text.ends_with('>'))
    return is_address(text) ? std::optional(NamedAddress{"", std::string(text)}) : std::nullopt;
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view address = text.substr(open + 1, text.size() - open - 2);
  std::optional<std::string> name = read_name(trimmed(text.substr(0, open)));
  if (!name || !is_address(address)) return std::nullopt;
  return NamedAddress{*std::move(name), std::string(address)};
}

std::optional<NamedAddress> address_of(const YamlNode& node, Problems& problems) {
  constexpr std::string_view kExpected = "a mailbox such as 'Ana Souza <ana@oficina.example>'";
  const std::optional<std::string> line = line_of(node, kExpected, problems);
  if (!line) return std::nullopt;
  std::optional<NamedAddress> mailbox = parse_named_address(*line);
  if (!mailbox) {
    const bool has_at = line->find('@') != std::string::npos;
    problems.add(node.place, std::string(has_at ? "not a mailbox" : "a mailbox without '@'") + "; expected " +
                                 std::string(kExpected));
  }
  return mailbox;
}

std::string to_string(const NamedAddress& mailbox) {
  if (mailbox.name.empty()) return mailbox.address;
  std::string name = mailbox.name;
  if (name.find_first_of(kSpecials) != std::string::npos) {
    name = "\"";
    for (const char c : mailbox.name) name += (c == '"' || c == '\\') ? std::string{'\\', c} : std::string{c};
    name += '"';
  }
  return name + " <" + mailbox.address + ">";
}

}  // namespace boletim

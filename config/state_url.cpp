#include "config/state_url.h"

#include <algorithm>
#include <charconv>

#include "config/problems.h"
#include "config/values.h"
#include "jobs/failure.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::string_view kForm = "expected postgresql://USER@HOST[:PORT]/DATABASE";

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int byte = static_cast<unsigned char>(text[i]);
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? digit_of(text[i + 1]) : -1;
      const int low = high < 0 ? -1 : digit_of(text[i + 2]);
      if (low < 0) throw UsageError("a '%' without two hexadecimal digits; write '%25' for the sign itself");
      byte = high * 16 + low;
      i += 2;
    }
    if (byte < 0x20 || byte == 0x7F)
      throw UsageError("a control character in the URL; " + std::string(kForm));
    decoded += static_cast<char>(byte);
  }
  if (!is_utf8(decoded)) throw UsageError("percent-encoded bytes that are not UTF-8; encode as UTF-8");
  return decoded;
}

/// The front of `text` up to `end`; `text` moves past both.
std::string_view take_until(std::string_view& text, char end) {
  const std::size_t size = std::min(text.find(end), text.size());
  const std::string_view part = text.substr(0, size);
  text.remove_prefix(std::min(size + 1, text.size()));
  return part;
}

int port_of(const std::string& text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || port < 1 || port > 65535)
    throw UsageError("port " + shown(text) + "; expected 1 to 65535");
  return port;
}

/// What a URL says, by libpq's names.
class Parts {
 public:
  explicit Parts(std::string_view url) {
    url.remove_prefix(url.find("://") + 3);
    const std::string_view address = url.substr(0, std::min(url.find_first_of("/?"), url.size()));
    url.remove_prefix(address.size());
    read_address(address);
    if (url.starts_with('/')) {
      url.remove_prefix(1);
      add("dbname", take_until(url, '?'));
    } else if (!url.empty()) {
      url.remove_prefix(1);
    }
    while (!url.empty()) read_option(take_until(url, '&'));
  }

  /// The part of that name, which is then no more; "" if there is none.
  std::string take(const std::string& name) {
    const auto node = parts_.extract(name);
    return node.empty() ? "" : node.mapped();
  }
  std::map<std::string, std::string> rest() && { return std::move(parts_); }

 private:
  /// [USER@]HOST[:PORT]; a host in brackets is an IPv6 address.
  void read_address(std::string_view address) {
    if (const std::size_t at = address.rfind('@'); at != std::string_view::npos) {
      const std::string_view user = address.substr(0, at);
      if (user.find(':') != std::string_view::npos) refuse_password();
      add("user", user);
      address.remove_prefix(at + 1);
    }
    if (address.starts_with('[')) {
      address.remove_prefix(1);
      add("host", take_until(address, ']'));
      if (!address.empty() && !address.starts_with(':'))
        throw UsageError("text behind the ']' of the host; " + std::string(kForm));
    } else {
      add("host", address.substr(0, std::min(address.find(':'), address.size())));
      address.remove_prefix(std::min(address.find(':'), address.size()));
    }
    if (address.starts_with(':')) add("port", address.substr(1));
  }

  void read_option(std::string_view option) {
    if (option.find('=') == std::string_view::npos)
      throw UsageError("option " + shown(percent_decoded(option)) +
                       " without a value; expected option=value");
    const std::string name = percent_decoded(take_until(option, '='));
    if (lower_case(name).find("password") != std::string::npos) refuse_password();
    add(name, option);
  }

  void add(const std::string& name, std::string_view value) {
    if (value.empty()) return;
    if (!parts_.emplace(name, percent_decoded(value)).second)
      throw UsageError(shown(name) + " is given twice in the URL");
  }

  [[noreturn]] static void refuse_password() {
    throw UsageError("a password in the URL; expected { url: …, password: { credential: NAME } }");
  }

  std::map<std::string, std::string> parts_;
};

}  // namespace

StateSettings parse_state_url(std::string_view url) {
  Parts parts(url);
  StateSettings state;
  state.user = parts.take("user");
  state.host = parts.take("host");
  state.database = parts.take("dbname");
  if (const std::string port = parts.take("port"); !port.empty()) state.port = port_of(port);
  if (const std::string lease = parts.take("lease"); !lease.empty()) {
    const auto parsed = parse_lease(lease);
    if (!parsed) throw UsageError("'lease' is " + shown(lease) + "; expected a duration from 2s to 10m");
    state.lease = *parsed;
  }
  if (state.database.empty()) throw UsageError("no database in the URL; " + std::string(kForm));
  if (state.host.find(',') != std::string::npos)
    throw UsageError("more than one host; expected the one that takes writes");
  state.options = std::move(parts).rest();
  return state;
}

std::optional<std::chrono::seconds> parse_lease(std::string_view text) {
  const auto lease = parse_duration(text);
  return lease && *lease >= kShortestLease && *lease <= kLongestLease ? lease : std::nullopt;
}

}  // namespace boletim

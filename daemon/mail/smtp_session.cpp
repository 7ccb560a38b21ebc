#include "daemon/mail/smtp_session.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include <Poco/Environment.h>
#include <fmt/format.h>

#include "daemon/mail/base64.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

using Security = MailSettings::Security;

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

/// A host name that may stand in a command; some machines are called things that no server takes.
std::string own_name(std::string name) {
  if (name.empty()) name = Poco::Environment::nodeName();
  const bool fit = !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return c < 128 && (std::isalnum(c) || c == '.' || c == '-');
  });
  return fit ? name : "localhost";
}

/// Is `word` one of a row of words?
bool lists(const std::string& list, const std::string& word) {
  return fmt::format(" {} ", list).find(fmt::format(" {} ", word)) != std::string::npos;
}

[[noreturn]] void refused(std::string_view what, const SmtpReply& reply) {
  throw ServerUnavailable(fmt::format("the mail server {}: {}", what, reply.text()), reply.code);
}

}  // namespace

SmtpSession::SmtpSession(const SmtpAccess& access, const SmtpLimits& limits) try
    : dialog_(access.host, access.port, limits) {
  if (access.security == Security::Tls) dialog_.start_tls();
  greet(access);
  if (access.security == Security::Starttls) start_tls(access);
  if (!access.user.empty()) log_in(access);
} catch (const ConnectionLost& lost) {
  throw ServerUnavailable(lost.what(), 0);
}

SmtpSession::~SmtpSession() {
  try {
    dialog_.write("QUIT\r\n");
  } catch (const ConnectionLost&) {
    return;  // it is gone already, which is what we want
  }
}

void SmtpSession::greet(const SmtpAccess& access) {
  const SmtpReply greeting = dialog_.reply();
  if (greeting.code != 220) refused("takes no mail now", greeting);
  hello(own_name(access.hello));
}

void SmtpSession::hello(const std::string& name) {
  extensions_.clear();
  SmtpReply reply = dialog_.command("EHLO " + name);
  if (reply.code / 100 == 5) reply = dialog_.command("HELO " + name);
  if (reply.code != 250) refused("does not take our EHLO", reply);
  for (std::size_t i = 1; i < reply.lines.size(); ++i) {
    std::string line = upper(reply.lines[i]);
    std::replace(line.begin(), line.end(), '=', ' ');  // "AUTH=LOGIN", as some old servers say
    const auto blank = line.find(' ');
    std::string& parameters = extensions_[line.substr(0, blank)];
    if (blank != std::string::npos) parameters += line.substr(blank);
  }
}

void SmtpSession::start_tls(const SmtpAccess& access) {
  if (!offers("STARTTLS")) {
    throw ServerUnavailable(
        "the mail server offers no STARTTLS, so nothing was sent; use another port, mail.security: tls (port "
        "465), or "
        "none for a server on this machine",
        0);
  }
  const SmtpReply reply = dialog_.command("STARTTLS");
  if (reply.code != 220) refused("does not start TLS now", reply);
  dialog_.start_tls();
  hello(own_name(access.hello));
}

void SmtpSession::log_in(const SmtpAccess& access) {
  const auto offered = extensions_.find("AUTH");
  const std::string mechanisms = offered == extensions_.end() ? "" : offered->second;
  std::string mechanism;
  for (const char* known : {"LOGIN", "PLAIN"}) {
    if (lists(mechanisms, known)) mechanism = known;
  }
  if (mechanism.empty()) {
    throw ServerUnavailable(fmt::format("the mail server offers no login that we know (it says{}); we know "
                                        "PLAIN and LOGIN: check mail.port "
                                        "and mail.security, or leave mail.user out",
                                        mechanisms.empty() ? " none" : mechanisms),
                            0);
  }
  const SmtpReply reply = log_in_with(mechanism, access);
  if (reply.code != 235) refused("refused the login, check mail.user and mail.password", reply);
}

SmtpReply SmtpSession::log_in_with(const std::string& mechanism, const SmtpAccess& access) {
  std::string password;
  try {
    password = access.password();
  } catch (const UsageError& error) {
    throw ServerUnavailable(error.what(), 0);
  }
  if (mechanism == "PLAIN") {  // RFC 4616
    std::string credentials(1, '\0');
    credentials.append(access.user).append(1, '\0').append(password);
    return dialog_.command("AUTH PLAIN " + to_base64(credentials));
  }
  SmtpReply reply = dialog_.command("AUTH LOGIN");
  if (reply.code == 334) reply = dialog_.command(to_base64(access.user));
  if (reply.code == 334) reply = dialog_.command(to_base64(password));
  return reply;
}

std::optional<std::int64_t> SmtpSession::size_limit() const {
  const auto size = extensions_.find("SIZE");
  if (size == extensions_.end() || size->second.empty()) return {};
  const char* first = size->second.data() + 1;
  std::int64_t bytes = 0;
  std::from_chars(first, size->second.data() + size->second.size(), bytes);
  return bytes > 0 ? std::optional(bytes) : std::nullopt;
}

}  // namespace boletim

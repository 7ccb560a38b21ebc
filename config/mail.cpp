#include "config/mail.h"

#include "config/named_address.h"
#include "config/secrets.h"
#include "config/section.h"
#include "config/values.h"

namespace boletim {
namespace {

using Transport = MailSettings::Transport;
using Security = MailSettings::Security;

constexpr Choice<Transport> kTransports[] = {{"smtp", Transport::Smtp}, {"maildir", Transport::Maildir}};
constexpr Choice<Security> kSecurities[] = {
    {"starttls", Security::Starttls}, {"tls", Security::Tls}, {"none", Security::None}};
constexpr std::int64_t kLeastSizeLimit = 100'000;  // bytes; less holds no report

int default_port(Security security) {
  switch (security) {
    case Security::Starttls:
      return 587;  // RFC 6409
    case Security::Tls:
      return 465;  // RFC 8314
    case Security::None:
      return 25;
  }
  return 587;
}

void read_smtp(const Section& section, const std::string& directory, MailSettings& mail) {
  section.forbid({"path"}, "it is of transport 'maildir'");
  section.require({"host"}, "expected the SMTP server's name");
  section.line("host", mail.host);
  section.choice<Security>("security", mail.security, kSecurities);
  mail.port = default_port(mail.security);
  section.number("port", mail.port, 1, 65535);
  section.line("user", mail.user);
  if (const YamlNode* password = section.find("password")) {
    mail.password = read_secret(*password, directory, section.problems());
    section.require({"user"}, "expected whose password it is");
  } else if (!mail.user.empty()) {
    section.require({"password"}, "expected the user's, such as { credential: smtp }");
  }
}

}  // namespace

MailSettings read_mail(const YamlNode& node, const std::string& directory, Problems& problems) {
  const Section section("mail", node, problems);
  MailSettings mail;
  section.require({"transport"}, "expected 'smtp' or 'maildir'");
  section.require({"from"}, "expected the sender, such as 'Boletim <boletim@oficina.example>'");
  section.choice<Transport>("transport", mail.transport, kTransports);
  if (mail.transport == Transport::Smtp) read_smtp(section, directory, mail);
  if (mail.transport == Transport::Maildir) {
    section.forbid({"host", "port", "security", "user", "password"}, "it is of transport 'smtp'");
    section.require({"path"}, "expected the directory of the Maildir");
    if (section.line("path", mail.path)) mail.path = absolute_path(directory, mail.path);
  }
  if (const YamlNode* from = section.find("from"))
    if (const auto mailbox = address_of(*from, problems)) mail.from = to_string(*mailbox);
  section.value("rate", mail.rate_per_minute, parse_rate, "mails a minute such as 60/min");
  if (section.value("size_limit", mail.size_limit, parse_size, "a size such as 20MB") &&
      mail.size_limit < kLeastSizeLimit)
    section.refuse("size_limit", "too small for any report; expected 100KB or more");
  return mail;
}

}  // namespace boletim

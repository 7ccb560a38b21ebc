#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "config/configuration.h"
#include "daemon/mail/smtp_dialog.h"

namespace boletim {

/// No mail can be sent at all at the moment: no connection, no TLS, a refused login. Says what to do.
struct ServerUnavailable : std::runtime_error {
  ServerUnavailable(const std::string& text, int reply_code) : std::runtime_error(text), code(reply_code) {}
  int code = 0;  ///< the server's reply, 0 if there was none
};

struct SmtpAccess {
  std::string host;
  int port = 587;
  MailSettings::Security security = MailSettings::Security::Starttls;
  std::string user;                       ///< blank = no login
  std::function<std::string()> password;  ///< asked at each login, so that a new one needs no restart
  std::string hello;                      ///< our own name for EHLO; blank = the host's
};

/// An open SMTP session: greeted, encrypted as asked for, logged in. Says QUIT when it goes.
class SmtpSession {
 public:
  SmtpSession(const SmtpAccess& access, const SmtpLimits& limits);  ///< throws ServerUnavailable
  ~SmtpSession();
  SmtpSession(const SmtpSession&) = delete;
  SmtpSession& operator=(const SmtpSession&) = delete;

  SmtpDialog& dialog() { return dialog_; }
  /// What EHLO offered (RFC 1869), in upper case: "DSN", "PIPELINING", "SIZE" …
  bool offers(const std::string& extension) const { return extensions_.contains(extension); }
  /// The most bytes of one mail (RFC 1870), if the server says so.
  std::optional<std::int64_t> size_limit() const;

 private:
  void greet(const SmtpAccess& access);
  void hello(const std::string& name);
  void start_tls(const SmtpAccess& access);
  void log_in(const SmtpAccess& access);
  SmtpReply log_in_with(const std::string& mechanism, const SmtpAccess& access);

  SmtpDialog dialog_;
  std::map<std::string, std::string> extensions_;
};

}  // namespace boletim

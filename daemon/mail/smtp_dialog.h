#pragma once
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace boletim {

/// How long a server may be silent (RFC 5321 §4.5.3.2 names the order of magnitude).
struct SmtpLimits {
  std::chrono::milliseconds connect = std::chrono::seconds(30);  ///< for one address of the host
  std::chrono::milliseconds command = std::chrono::seconds(60);  ///< until a reply is complete; for a write
  std::chrono::milliseconds after_body = std::chrono::seconds(600);  ///< until the reply after the final dot
  bool operator==(const SmtpLimits&) const = default;
};

struct SmtpReply {
  int code = 0;                    ///< 0 if it was no SMTP reply
  std::vector<std::string> lines;  ///< without the code
  /// "550 5.1.1 No such user", on one line whatever the server sent; at most 500 bytes.
  std::string text() const;
  bool operator==(const SmtpReply&) const = default;
};

/// The connection is closed, refused, silent for too long or not to be trusted. One line, for an admin.
struct ConnectionLost : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A TCP or TLS connection that speaks in commands and replies. Used by one thread; every call may throw
/// ConnectionLost, after which only the destructor is left. Never raises SIGPIPE.
class SmtpDialog {
 public:
  /// Connects, trying each address of the host.
  SmtpDialog(const std::string& host, int port, const SmtpLimits& limits);
  ~SmtpDialog();
  SmtpDialog(const SmtpDialog&) = delete;
  SmtpDialog& operator=(const SmtpDialog&) = delete;

  /// TLS 1.2 or later from here on; checks the certificate and that it is the host's, against the system's
  /// CAs (or $SSL_CERT_FILE). What the server said before is forgotten (no injection before the handshake).
  void start_tls();

  void write(std::string_view bytes);
  /// Waits for a whole reply, of one line or several.
  SmtpReply reply(std::chrono::milliseconds limit);
  SmtpReply reply() { return reply(limits_.command); }
  /// `line` without its CRLF.
  SmtpReply command(std::string_view line);

  const SmtpLimits& limits() const { return limits_; }

 private:
  class Connection;
  std::string line(std::chrono::steady_clock::time_point until);

  SmtpLimits limits_;
  std::unique_ptr<Connection> connection_;
  std::string received_;   ///< not yet taken by reply()
  std::size_t taken_ = 0;  ///< of `received_`
};

}  // namespace boletim

#include "daemon/mail/smtp_dialog.h"

#include <array>
#include <cctype>

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/StreamSocket.h>
#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>

#include "daemon/mail/one_line.h"

namespace boletim {
namespace {

using Poco::Net::Context;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kLongestLine = 8192;  ///< bytes; RFC 5321 asks for 512 at least
constexpr std::size_t kMostLines = 200;     ///< of one reply
constexpr std::size_t kLongestText = 500;   ///< bytes of a reply that are kept
constexpr std::size_t kReceive = 4096;      ///< bytes

Poco::Timespan timespan(std::chrono::milliseconds time) {
  return Poco::Timespan(std::chrono::microseconds(time).count());
}

/// OpenSSL writes to its socket without MSG_NOSIGNAL: a connection that breaks would end the whole program.
class NoSigpipe {
 public:
  NoSigpipe() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    sigset_t pending;
    sigpending(&pending);
    if (sigismember(&pending, SIGPIPE) == 1) return;  // somebody else's, not ours to take
    active_ = pthread_sigmask(SIG_BLOCK, &pipe_, &before_) == 0;
  }
  ~NoSigpipe() {
    if (!active_) return;
    const timespec now{};
    sigtimedwait(&pipe_, nullptr, &now);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoSigpipe(const NoSigpipe&) = delete;
  NoSigpipe& operator=(const NoSigpipe&) = delete;

 private:
  sigset_t pipe_{}, before_{};
  bool active_ = false;
};

std::vector<Poco::Net::IPAddress> addresses_of(const std::string& host) {
  Poco::Net::IPAddress literal;
  if (Poco::Net::IPAddress::tryParse(host, literal)) return {literal};
  return Poco::Net::DNS::hostByName(host).addresses();
}

Context::Ptr checking_context() {
  Context::Params params;
  params.loadDefaultCAs = true;
  params.verificationMode = Context::VERIFY_STRICT;  // anything less skips the name check for loopback
  params.cipherList = "HIGH:!aNULL:!eNULL:!MD5:!3DES";
  Context::Ptr context = new Context(Context::TLS_CLIENT_USE, params);
  context->requireMinimumProtocol(Context::PROTO_TLSV1_2);
  return context;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string SmtpReply::text() const {
  std::string all = code == 0 ? "" : fmt::format("{} ", code);
  for (const std::string& line : lines) {
    all += line;
    all += ' ';
    if (all.size() > 4 * kLongestText) break;
  }
  return one_line(all, kLongestText);
}

/// The socket and its name for messages; translates POCO's errors.
class SmtpDialog::Connection {
 public:
  Connection(const std::string& host, int port, const SmtpLimits& limits)
      : host_(host), where_(fmt::format("{}:{}", host, port)) {
    guarded("resolving", [&] {
      std::string problem = "it has no address";
      for (const auto& address : addresses_of(host)) {
        try {
          socket_ = Poco::Net::StreamSocket();
          socket_.connect({address, static_cast<Poco::UInt16>(port)}, timespan(limits.connect));
          socket_.setNoDelay(true);
          socket_.setSendTimeout(timespan(limits.command));
          return;
        } catch (const Poco::TimeoutException&) {
          problem = "no answer";
        } catch (const Poco::Exception& error) {
          problem = error.displayText();
        }
      }
      throw ConnectionLost(
          fmt::format("can't connect to the mail server {}: {}; check mail.host, mail.port and that it runs",
                      where_, one_line(problem)));
    });
  }

  void start_tls(const SmtpLimits& limits) {
    guarded("the TLS handshake with", [&] {
      socket_.setReceiveTimeout(timespan(limits.command));
      try {
        socket_ = Poco::Net::SecureStreamSocket::attach(socket_, host_, checking_context());
      } catch (const Poco::Net::SSLException& error) {
        throw ConnectionLost(fmt::format(
            "TLS with the mail server {} failed: {}; its certificate must be valid, for the name in "
            "mail.host and from a CA that this system trusts, and mail.security must fit the port",
            where_, one_line(error.displayText(), kLongestText)));
      }
    });
  }

  void write(std::string_view bytes) {
    guarded("writing to", [&] {
      while (!bytes.empty()) {
        const int sent =
            socket_.sendBytes(bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 20)));
        if (sent <= 0) throw ConnectionLost(fmt::format("the mail server {} closed the connection", where_));
        bytes.remove_prefix(static_cast<std::size_t>(sent));
      }
    });
  }

  void receive(std::string& into, Clock::time_point until) {
    guarded("waiting for", [&] {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
      if (left.count() <= 0) throw Poco::TimeoutException();
      socket_.setReceiveTimeout(timespan(left));
      std::array<char, kReceive> bytes;
      const int got = socket_.receiveBytes(bytes.data(), static_cast<int>(bytes.size()));
      if (got <= 0) throw ConnectionLost(fmt::format("the mail server {} closed the connection", where_));
      into.append(bytes.data(), static_cast<std::size_t>(got));
    });
  }

  const std::string& where() const { return where_; }

 private:
  template <class Work>
  void guarded(std::string_view doing, Work work) {
    const NoSigpipe quiet;
    try {
      work();
    } catch (const Poco::TimeoutException&) {
      throw ConnectionLost(fmt::format("the mail server {} did not answer in time", where_));
    } catch (const Poco::Net::ConnectionResetException&) {
      throw ConnectionLost(fmt::format("the mail server {} broke the connection", where_));
    } catch (const Poco::Exception& error) {
      throw ConnectionLost(fmt::format("{} the mail server {}: {}", doing, where_,
                                       one_line(error.displayText(), kLongestText)));
    }
  }

  std::string host_, where_;
  Poco::Net::StreamSocket socket_;
};

SmtpDialog::SmtpDialog(const std::string& host, int port, const SmtpLimits& limits)
    : limits_(limits), connection_(std::make_unique<Connection>(host, port, limits)) {}

SmtpDialog::~SmtpDialog() {
  const NoSigpipe quiet;  // closing TLS writes as well
  connection_.reset();
}

void SmtpDialog::start_tls() {
  received_.clear();
  taken_ = 0;
  connection_->start_tls(limits_);
}

void SmtpDialog::write(std::string_view bytes) {
  connection_->write(bytes);
}

std::string SmtpDialog::line(Clock::time_point until) {
  std::size_t end;
  while ((end = received_.find('\n', taken_)) == std::string::npos) {
    if (received_.size() - taken_ > kLongestLine) {
      throw ConnectionLost(fmt::format("the mail server {} sends endless lines", connection_->where()));
    }
    received_.erase(0, taken_);
    taken_ = 0;
    connection_->receive(received_, until);
  }
  std::string text = received_.substr(taken_, end - taken_);
  taken_ = end + 1;
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

SmtpReply SmtpDialog::reply(std::chrono::milliseconds limit) {
  const auto until = Clock::now() + limit;
  SmtpReply reply;
  while (reply.lines.size() < kMostLines) {
    const std::string text = line(until);
    const bool coded = text.size() >= 3 && is_digit(text[0]) && is_digit(text[1]) && is_digit(text[2]) &&
                       (text.size() == 3 || text[3] == ' ' || text[3] == '-');
    if (!coded) return {0, {text}};
    reply.code = (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
    reply.lines.push_back(text.size() > 4 ? text.substr(4) : "");
    if (text.size() == 3 || text[3] == ' ') return reply;
  }
  throw ConnectionLost(fmt::format("the mail server {} sends endless replies", connection_->where()));
}

SmtpReply SmtpDialog::command(std::string_view line) {
  write(fmt::format("{}\r\n", line));
  return reply();
}

}  // namespace boletim

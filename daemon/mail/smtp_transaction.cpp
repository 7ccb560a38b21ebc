#include "daemon/mail/smtp_transaction.h"

#include <fmt/format.h>

#include "daemon/mail/one_line.h"

namespace boletim {
namespace {

using Kind = SendOutcome::Kind;

constexpr std::size_t kWrite = 64 * 1024;             ///< bytes to the socket at once
constexpr std::size_t kLongestEnvelopeId = 100;       ///< characters, RFC 3461 §4.4
constexpr std::chrono::milliseconds kLastWords{500};  ///< for the reply of a server that hung up on us

/// The mail's bytes as DATA wants them: a dot before a dot at a line's start (RFC 5321 §4.5.2).
class BodySink : public Sink {
 public:
  explicit BodySink(SmtpDialog& dialog) : dialog_(dialog) { buffer_.reserve(kWrite + 4096); }

  void write(std::string_view bytes) override {
    while (!bytes.empty()) {
      if (at_start_ && bytes.front() == '.') buffer_ += '.';
      const auto end = bytes.find("\n.");
      const std::string_view piece = bytes.substr(0, end == std::string_view::npos ? end : end + 1);
      buffer_ += piece;
      at_start_ = piece.back() == '\n';
      bytes.remove_prefix(piece.size());
      if (buffer_.size() >= kWrite) {
        dialog_.write(buffer_);
        buffer_.clear();
      }
    }
  }

  /// The rest and the final dot. From here on the server may have the message.
  void finish() { dialog_.write(buffer_ + (at_start_ ? ".\r\n" : "\r\n.\r\n")); }

 private:
  SmtpDialog& dialog_;
  std::string buffer_;
  bool at_start_ = true;
};

/// RFC 3461 §4: printable ASCII without "+" and "=", the rest as "+XX".
std::string xtext(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c > ' ' && c < 127 && c != '+' && c != '=') {
      out += c;
    } else {
      out += fmt::format("+{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string mail_command(const SmtpSession& session, const Message& message, const std::string& from,
                         std::int64_t size) {
  std::string command = fmt::format("MAIL FROM:<{}>", from);
  if (session.offers("SIZE")) command += fmt::format(" SIZE={}", size);
  if (session.offers("DSN")) {
    command += " RET=HDRS";
    const std::string id = xtext(message.message_id);
    if (!id.empty() && id.size() <= kLongestEnvelopeId) command += " ENVID=" + id;
  }
  return command + "\r\n";
}

std::string rcpt_command(const SmtpSession& session, const std::string& to) {
  std::string command = fmt::format("RCPT TO:<{}>", to);
  if (session.offers("DSN")) command += " NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;" + xtext(to);
  return command + "\r\n";
}

/// A refusal that is about us or the server, not about this message: closing (421), or a login that it wants
/// first (530 and its kin, RFC 4954 §6).
bool about_the_server(int code) {
  return code == 421 || code == 530 || code == 534 || code == 535 || code == 538;
}

SendOutcome refusal(const SmtpReply& reply) {
  if (about_the_server(reply.code)) {
    const char* hint =
        reply.code == 421 ? "" : " (the mail server wants a login: set mail.user and mail.password)";
    return {Kind::Deferred, reply.code, reply.text() + hint, true};
  }
  if (reply.code / 100 == 5) return {Kind::Rejected, reply.code, reply.text(), false};
  if (reply.code / 100 == 4) return {Kind::Deferred, reply.code, reply.text(), false};
  return {Kind::Deferred, reply.code, "the mail server gave an unexpected reply: " + reply.text(), false};
}

class Transaction {
 public:
  Transaction(SmtpSession& session, const Message& message, const MimeAddresses& addresses, std::int64_t size,
              const DocumentStore& documents, const Mailer::GoAhead& go_ahead)
      : session_(session),
        dialog_(session.dialog()),
        message_(message),
        addresses_(addresses),
        size_(size),
        documents_(documents),
        go_ahead_(go_ahead) {}

  SmtpTransaction run() {
    try {
      if (const auto reply = envelope()) return refused(*reply);
      return body();
    } catch (const ConnectionLost& lost) {
      return {{Kind::Deferred, 0, lost.what(), false}, false, !answered_};
    }
  }

 private:
  /// The first reply that refuses; nothing if the server waits for the body.
  std::optional<SmtpReply> envelope() {
    const std::string mail = mail_command(session_, message_, addresses_.from, size_);
    const std::string rcpt = rcpt_command(session_, addresses_.to);
    const bool pipelining = session_.offers("PIPELINING");  // RFC 2920: one round trip less
    dialog_.write(pipelining ? mail + rcpt : mail);
    const SmtpReply sender = dialog_.reply();
    answered_ = sender.code != 421;  // a server that ends an idle session may say so first
    if (!answered_) return sender;
    if (!pipelining) {
      if (sender.code / 100 != 2) return sender;
      dialog_.write(rcpt);
    }
    const SmtpReply recipient = dialog_.reply();
    if (sender.code / 100 != 2) return sender;
    if (recipient.code / 100 != 2) return recipient;
    const SmtpReply data = dialog_.command("DATA");
    return data.code == 354 ? std::nullopt : std::optional(data);
  }

  SmtpTransaction body() {
    bool complete = false;
    try {
      BodySink sink(dialog_);
      write_mime(message_, addresses_, documents_, sink);
      if (!go_ahead_())
        return {{Kind::Fenced, 0, "", false}, false, false};  // without the dot nothing is sent
      complete = true;
      sink.finish();
      return final_reply(dialog_.reply(dialog_.limits().after_body));
    } catch (const ConnectionLost& lost) {
      return hung_up(complete, lost);
    } catch (const std::runtime_error& error) {  // a document can't be read: without the dot nothing is sent
      return {{Kind::Deferred, 0, one_line(error.what()), false}, false, false};
    }
  }

  SmtpTransaction final_reply(const SmtpReply& reply) {
    if (reply.code / 100 == 2) return {{Kind::Accepted, reply.code, reply.text(), false}, true, false};
    if (reply.code / 100 == 4 || reply.code / 100 == 5) return refused(reply);
    return in_doubt("the mail server gave an unexpected reply: " + reply.text());
  }

  /// A server that refuses a body half-way says why before it closes.
  SmtpTransaction hung_up(bool complete, const ConnectionLost& lost) {
    if (complete) return in_doubt(lost.what());
    try {
      const SmtpReply reply = dialog_.reply(kLastWords);
      if (reply.code / 100 == 4 || reply.code / 100 == 5) return {refusal(reply), false, false};
    } catch (const ConnectionLost&) {
    }
    return {{Kind::Deferred, 0, lost.what(), false}, false, false};
  }

  static SmtpTransaction in_doubt(const std::string& why) {
    return {
        {Kind::InDoubt, 0, why + "; it had the whole mail and may have accepted it", false}, false, false};
  }

  /// A refused message is taken back, so that the session can go on. A 421 after MAIL may be about this one
  /// recipient: the next message tells, on a new connection.
  SmtpTransaction refused(const SmtpReply& reply) {
    if (reply.code == 421 && answered_)
      return {{Kind::Deferred, reply.code, reply.text(), false}, false, false};
    if (reply.code == 421 || reply.code == 0) return {refusal(reply), false, !answered_};
    try {
      return {refusal(reply), dialog_.command("RSET").code == 250, false};
    } catch (const ConnectionLost&) {
      return {refusal(reply), false, false};
    }
  }

  SmtpSession& session_;
  SmtpDialog& dialog_;
  const Message& message_;
  const MimeAddresses& addresses_;
  std::int64_t size_;
  const DocumentStore& documents_;
  const Mailer::GoAhead& go_ahead_;
  bool answered_ = false;
};

}  // namespace

SmtpTransaction send_through(SmtpSession& session, const Message& message, const MimeAddresses& addresses,
                             std::int64_t size, const DocumentStore& documents,
                             const Mailer::GoAhead& go_ahead) {
  const auto limit = session.size_limit();
  if (limit && size > *limit) {
    return {
        {Kind::Rejected, 0,
         fmt::format("the mail has {} bytes and the mail server takes {} at most; attach less", size, *limit),
         false},
        true,
        false};
  }
  return Transaction(session, message, addresses, size, documents, go_ahead).run();
}

}  // namespace boletim

#pragma once
#include <functional>
#include <string>

#include "jobs/delivery/message.h"

namespace boletim {

/// What a server said of one message. Never thrown: a refused recipient is an expected outcome.
struct SendOutcome {
  enum class Kind {
    Accepted,  ///< the server took responsibility (250 after the body), or the mail is in new/ of the Maildir
    Deferred,  ///< 4xx, or no connection, or lost before the body was complete: try again later
    Rejected,  ///< 5xx for this recipient or this message: final
    InDoubt,   ///< lost after the body and before the reply: it may have been accepted
    Fenced,    ///< not sent: it is another node's by now
  };
  Kind kind = Kind::Deferred;
  int code = 0;        ///< SMTP reply code, 0 if there was none
  std::string detail;  ///< the server's reply, or what happened and what to do; one line
  bool unreachable =
      false;  ///< no server could be talked to at all (or it refused our login): not about this message
  bool operator==(const SendOutcome&) const = default;
};

/// Sends messages one at a time; a session may stay open between two. Used by one thread.
class Mailer {
 public:
  using GoAhead = std::function<bool()>;
  virtual ~Mailer() = default;
  /// `go_ahead` is asked when all is ready and the mail itself would be given away next. If it says no, nothing
  /// was given away and the outcome is Fenced.
  virtual SendOutcome send(const Message& message, const GoAhead& go_ahead) = 0;
};

}  // namespace boletim

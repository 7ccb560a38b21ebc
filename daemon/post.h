#pragma once
#include <mutex>
#include <optional>
#include <stop_token>

#include "daemon/assembly.h"
#include "daemon/mail/pace.h"
#include "daemon/service/journal.h"
#include "jobs/clock.h"

namespace boletim {

/// To be called when a process takes the state over, before anything is sent: see jobs/sending.h.
void doubt_what_was_sending(const Assembly& assembly, Store& store, Instant now);

/// The one sender of a process: whoever has something to send waits for its turn, so that no message is sent
/// twice.
class Post {
 public:
  explicit Post(const Journal& journal) : journal_(journal) {}
  const Journal& journal() const { return journal_; }

  /// Sends what is open and due, of one run or of all; stops at a server that can't be reached, or when asked
  /// to. Runs whose last message is settled thereby are ended. False if the server could not be reached.
  bool deliver(const Assembly& assembly, Store& store, const std::optional<RunId>& run, const Clock& clock,
               const std::stop_token& stop);

 private:
  const Journal& journal_;
  std::mutex turn_;
  Pace pace_;
};

}  // namespace boletim

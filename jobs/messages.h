#pragma once
// Messages as the state keeps them.

#include <optional>
#include <string>
#include <vector>

#include "jobs/delivery/message.h"
#include "jobs/values.h"

namespace boletim {

/// What `history` filters by; a blank field does not filter.
struct MessageFilter {
  std::string to;
  std::optional<JobId> job;
  std::optional<RunId> run;
  std::optional<Instant> occurrence;
  std::optional<MessageState> state;
  std::optional<Instant> since;    ///< created at or after
  std::optional<Instant> until{};  ///< created before
  std::optional<RunId> not_of{};   ///< of any run but this one
  bool not_resent = false;         ///< that no later resend stands for
};

class Messages {
 public:
  virtual ~Messages() = default;
  /// Stores a planned message with its documents and its events so far. A message_id that is stored already
  /// is left as it is and its id returned (planning twice plans once).
  virtual MessageId plan(const Message& message) = 0;
  /// Sets state, event, attempts (+1 when Sending) and retry_at at once. Sending makes it this node's; what
  /// another node is sending throws Fenced, and so does a state that was changed since it was read. Throws
  /// std::logic_error if the state may not follow the stored one.
  virtual void set_state(const MessageId& id, const MessageEvent& event,
                         std::optional<Instant> retry_at = {}) = 0;
  /// Whether it is still this node's to send, by the state's own clock: asked again right before the server
  /// is given the mail.
  virtual bool may_send(const MessageId& id) const = 0;
  /// A deferred, doubtful or held message may be sent from `at` on; what is in another state stays as it is.
  virtual void set_due(const MessageId& id, Instant at) = 0;
  virtual Message get(const MessageId& id) const = 0;  ///< throws NotFound
  /// Newest first, whole.
  virtual std::vector<Message> list(const MessageFilter& filter) const = 0;
  virtual std::int64_t count(const MessageFilter& filter) const = 0;
  /// The next `most` behind `after` (nothing = from the start), whole, in the order in which they were
  /// planned: however many there are, a page of them is held.
  virtual std::vector<Message> page(const MessageFilter& filter, const std::optional<MessageId>& after,
                                    int most) const = 0;
  /// What may be sent now: planned ones, and deferred, doubtful or released ones whose retry_at has come; of
  /// one run or all, `most` of them. Of each run in turn, its oldest first: a long one holds up no other.
  /// What belongs to a run that another node carries out is not this one's to send.
  virtual std::vector<Message> open(const std::optional<RunId>& run, Instant now, int most) const = 0;
  /// In sending by a node that is no longer alive, or by this one's earlier self.
  virtual std::vector<Message> stranded() const = 0;
  /// The earliest retry_at of all.
  virtual std::optional<Instant> next_retry() const = 0;
};

}  // namespace boletim

#pragma once
// A message: one document mail to one person, and the states it may go through.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/values.h"

namespace boletim {

enum class MessageState {
  Planned,
  Sending,
  Accepted,
  Deferred,
  Rejected,
  InDoubt,
  Held,
  Suppressed,
  Skipped,
  Delivered,
  Delayed,
  Bounced
};
std::string_view name_of(MessageState state);  ///< "in_doubt" …
std::optional<MessageState> message_state(std::string_view name);

/// planned → sending → accepted | deferred | rejected | in_doubt; deferred → sending; in_doubt → sending |
/// held; planned, deferred → held | suppressed | skipped; held → sending | suppressed | skipped, by an admin.
/// A delivery status notification leads from accepted, delayed or in_doubt (it proves that the server had it)
/// to delivered | delayed | bounced, and from delivered to bounced: a relay may bounce what it took.
bool may_follow(MessageState from, MessageState to);
/// Nothing more will be done for it without an admin: accepted, rejected, held, suppressed, skipped and later
/// ones.
bool is_settled(MessageState state);

/// What a message carries, by name and digest. Body parts are documents too, so that a resend mails equal
/// bytes.
struct MessageDocument {
  enum class Role { Attachment, Html, Text, Chart, Logo };  // a chart a KPI, in their order
  Role role = Role::Attachment;
  std::string name;        ///< "tendencia.pdf"; unique within the message
  std::string media_type;  ///< "application/pdf"
  Sha256 sha256;
  std::int64_t bytes = 0;
  bool operator==(const MessageDocument&) const = default;
};

struct MessageEvent {
  Instant at;
  MessageState state = MessageState::Planned;
  std::string detail;  ///< the server's reply, or why
  bool operator==(const MessageEvent&) const = default;
};

struct Message {
  MessageId id;  ///< blank until stored
  JobId job;
  RunId run;
  std::optional<Instant> occurrence;  ///< of the run
  std::string to, name;               ///< address and display name
  std::string from;                   ///< RFC 5322 mailbox
  std::string channel = "email";
  std::string subject;
  std::string message_id;  ///< RFC 5322, without angle brackets; stable over retries
  Instant created_at;      ///< also the mail's Date:
  MessageState state = MessageState::Planned;
  Instant state_at;
  std::optional<Instant> retry_at;    ///< of a deferred one
  std::optional<Instant> give_up_at;  ///< when its last attempt is due; nothing: by its job's `retry`
  int attempts = 0;
  std::string sent_by;  ///< "job", or the user who asked for it
  std::optional<MessageId> resend_of;
  std::vector<MessageDocument> documents;
  std::vector<MessageEvent> events;  ///< oldest first
  bool operator==(const Message&) const = default;
};

/// `sent_by` of a mail that tells an owner of a failure.
inline constexpr std::string_view kOnFailure = "on_failure";
/// One of the deliveries that its run is about: not one that was sent again, nor a mail about the run.
bool is_delivery(const Message& message);

}  // namespace boletim

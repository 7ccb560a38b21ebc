#pragma once
#include "daemon/store/connection.h"
#include "jobs/store.h"

namespace boletim {

/// The tables message, message_document and message_event.
class MessageTable : public Messages {
 public:
  explicit MessageTable(Connection& connection) : db_(connection) {}

  MessageId plan(const Message& message) override;
  void set_state(const MessageId& id, const MessageEvent& event, std::optional<Instant> retry_at) override;
  void set_due(const MessageId& id, Instant at) override;
  Message get(const MessageId& id) const override;
  std::vector<Message> list(const MessageFilter& filter) const override;
  std::vector<Message> open(Instant now) const override;
  std::optional<Instant> next_retry() const override;

 private:
  /// Those whose ids the query `which` gives, oldest first. One query a table, however many there are.
  std::vector<Message> load(const std::string& which, const Values& values) const;

  Connection& db_;
};

}  // namespace boletim

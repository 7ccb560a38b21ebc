#pragma once
#include "daemon/store/connection.h"
#include "jobs/store.h"

namespace boletim {

/// The tables message, message_document and message_event, as the node `me` may change them.
class MessageTable : public Messages {
 public:
  MessageTable(Connection& connection, const NodeId& me) : db_(connection), me_(me) {}

  MessageId plan(const Message& message) override;
  void set_state(const MessageId& id, const MessageEvent& event, std::optional<Instant> retry_at) override;
  bool may_send(const MessageId& id) const override;
  void set_due(const MessageId& id, Instant at) override;
  Message get(const MessageId& id) const override;
  std::vector<Message> list(const MessageFilter& filter) const override;
  std::int64_t count(const MessageFilter& filter) const override;
  std::vector<Message> page(const MessageFilter& filter, const std::optional<MessageId>& after,
                            int most) const override;
  std::vector<Message> open(const std::optional<RunId>& run, Instant now, int most) const override;
  std::vector<Message> stranded() const override;
  std::optional<Instant> next_retry() const override;

 private:
  /// Those whose ids the query `which` gives, oldest first. One query a table, however many there are.
  std::vector<Message> load(const std::string& which, const Values& values) const;

  Connection& db_;
  const NodeId me_;
};

}  // namespace boletim

#include "daemon/store/messages.h"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "daemon/store/names.h"
#include "daemon/store/nodes.h"
#include "daemon/store/parts.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

using Role = MessageDocument::Role;
constexpr std::array kRoles = {Role::Attachment, Role::Html, Role::Text, Role::Chart, Role::Logo};

const std::string kColumns =
    "id, job, run, occurrence, recipient, name, sender, channel, subject, message_id, created_at, state, "
    "state_at, retry_at, attempts, sent_by, resend_of, give_up_at";

/// Who was sending it is dead, or was a program that knew of no nodes.
const std::string kStranded = "NOT " + lives("message.node");

std::string_view name_of(Role role) {
  static constexpr std::array<std::string_view, 5> names = {"attachment", "html", "text", "chart", "logo"};
  return names[static_cast<std::size_t>(role)];
}

Role role_named(const std::string& name) {
  const auto* role =
      std::find_if(kRoles.begin(), kRoles.end(), [&](Role one) { return name_of(one) == name; });
  if (role == kRoles.end()) throw Failure(unknown_word(name));
  return *role;
}

MessageState state_named(const std::string& name) {
  const auto state = message_state(name);
  if (!state) throw Failure(unknown_word(name));
  return *state;
}

Message read_message(Row row) {
  Message message;
  message.id.value = row.text();
  message.job.value = row.text();
  message.run.value = row.text();
  message.occurrence = row.maybe_instant();
  message.to = row.text();
  message.name = row.text();
  message.from = row.text();
  message.channel = row.text();
  message.subject = row.text();
  message.message_id = row.text();
  message.created_at = row.instant();
  message.state = state_named(row.text());
  message.state_at = row.instant();
  message.retry_at = row.maybe_instant();
  message.attempts = static_cast<int>(row.number());
  message.sent_by = row.text();
  if (const auto original = row.maybe_number()) message.resend_of = MessageId{std::to_string(*original)};
  message.give_up_at = row.maybe_instant();
  return message;
}

MessageDocument read_document(Row& row) {
  MessageDocument document;
  document.role = role_named(row.text());
  document.name = row.text();
  document.media_type = row.text();
  document.sha256.value = row.text();
  document.bytes = row.number();
  return document;
}

MessageEvent read_event(Row& row) {
  MessageEvent event;
  event.at = row.instant();
  event.state = state_named(row.text());
  event.detail = row.text();
  return event;
}

NotFound no_such_message(const MessageId& id) {
  return NotFound("no message '" + id.value + "'; `boletim history` lists them");
}

void add_event(Connection& db, std::int64_t message, const MessageEvent& event) {
  db.execute(
      "INSERT INTO message_event (message, position, at, state, detail) "
      "SELECT $1, count(*), $2, $3, $4 FROM message_event WHERE message = $1",
      {message, event.at, name_of(event.state), event.detail});
}

void add_document(Connection& db, std::int64_t message, std::size_t position,
                  const MessageDocument& document) {
  db.execute(
      "INSERT INTO message_document (message, position, role, name, media_type, sha256, bytes) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {message, static_cast<std::int64_t>(position), name_of(document.role), document.name,
       document.media_type, document.sha256, document.bytes});
}

/// From the order of their ids: the first ones of all runs, then the second ones …
std::vector<Message> dealt(std::vector<Message> messages) {
  std::map<RunId, int> turns;
  std::multimap<int, Message> by_turn;
  for (Message& message : messages) by_turn.emplace(turns[message.run]++, std::move(message));
  messages.clear();
  for (auto& [turn, message] : by_turn) messages.push_back(std::move(message));
  return messages;
}

/// The WHERE clause of a filter and its values.
class Conditions {
 public:
  explicit Conditions(const MessageFilter& filter) {
    if (!filter.to.empty()) add("lower(recipient) = lower($)", filter.to);
    if (filter.job) add("job = $", *filter.job);
    if (filter.run) add("run = $", key_of(filter.run->value));
    if (filter.occurrence) add("occurrence = $", *filter.occurrence);
    if (filter.state) add("state = $", name_of(*filter.state));
    if (filter.since) add("created_at >= $", *filter.since);
    if (filter.until) add("created_at < $", *filter.until);
    if (filter.not_of) add("coalesce(run, 0) <> $", key_of(filter.not_of->value));
    if (filter.not_resent)  // a resend is younger than what it stands for
      add("id NOT IN (SELECT resend_of FROM message WHERE resend_of IS NOT NULL AND created_at >= $)",
          filter.since.value_or(Instant{}));
  }
  void add(std::string condition, Value value) {
    values_.push_back(std::move(value));
    condition.insert(condition.find('$') + 1, std::to_string(values_.size()));
    where_ += (where_.empty() ? " WHERE " : " AND ") + condition;
  }
  const std::string& where() const { return where_; }
  const Values& values() const { return values_; }

 private:
  std::string where_;
  Values values_;
};

}  // namespace

MessageId MessageTable::plan(const Message& message) {
  std::int64_t id = 0;
  db_.transaction([&] {
    const auto added = db_.number(
        "INSERT INTO message (job, run, occurrence, recipient, name, sender, channel, subject, message_id, "
        "created_at, state, state_at, retry_at, attempts, sent_by, resend_of, "
        "give_up_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) "
        "ON CONFLICT (message_id) DO NOTHING RETURNING id",
        {message.job, key_or_null(message.run.value), message.occurrence, message.to, message.name,
         message.from, message.channel, message.subject, message.message_id, message.created_at,
         name_of(message.state), message.state_at, message.retry_at, message.attempts, message.sent_by,
         key_or_null(message.resend_of.value_or(MessageId{}).value), message.give_up_at});
    if (!added) {
      id = db_.number("SELECT id FROM message WHERE message_id = $1", {message.message_id}).value();
      return;
    }
    id = *added;
    for (std::size_t i = 0; i < message.documents.size(); ++i) add_document(db_, id, i, message.documents[i]);
    for (const MessageEvent& event : message.events) add_event(db_, id, event);
  });
  return MessageId{std::to_string(id)};
}

void MessageTable::set_state(const MessageId& id, const MessageEvent& event,
                             std::optional<Instant> retry_at) {
  const std::int64_t key = key_of(id.value);
  const auto fenced = [&] {
    return Fenced("message " + id.value + " is another node's by now; this one leaves it");
  };
  db_.transaction([&] {
    const Rows found = db_.select("state, node, CASE WHEN " + kStranded + " THEN 1 END",
                                  "FROM message WHERE id = $1", {key});
    if (found.size() == 0) throw no_such_message(id);
    Row row = found[0];
    const MessageState stored = state_named(row.text());
    const std::int64_t node = row.number();
    const bool is_stranded = row.number() != 0;
    const bool is_mine = node == key_of(me_.value);
    if (!may_follow(stored, event.state)) {
      if (node != 0 && !is_mine) throw fenced();
      throw std::logic_error("message " + id.value + " can't go from " + std::string(name_of(stored)) +
                             " to " + std::string(name_of(event.state)));
    }
    if (stored == MessageState::Sending && !is_mine && !is_stranded) throw fenced();
    const int attempts = event.state == MessageState::Sending ? 1 : 0;
    const auto changed = db_.number(
        "UPDATE message SET state = $1, state_at = $2, retry_at = $3, attempts = attempts + $4, node = $5 "
        "WHERE id = $6 AND state = $7 AND coalesce(node, 0) = $8 AND " +
            lives("$5") + " RETURNING id",
        {name_of(event.state), event.at, retry_at, attempts, key_or_null(me_.value), key, name_of(stored),
         node});
    if (!changed) throw fenced();
    add_event(db_, key, event);
  });
}

bool MessageTable::may_send(const MessageId& id) const {
  return db_.number(
             "SELECT count(*) FROM message JOIN node ON node.id = message.node "
             "WHERE message.id = $1 AND message.state = 'sending' AND node.id = $2 "
             "AND node.buried = 0 AND node.lease_until >= " +
                 db_.dialect().now,
             {key_of(id.value), key_or_null(me_.value)}) > 0;
}

void MessageTable::set_due(const MessageId& id, Instant at) {
  db_.execute("UPDATE message SET retry_at = $1 WHERE id = $2 AND state IN ('deferred', 'in_doubt', 'held')",
              {at, key_of(id.value)});
}

Message MessageTable::get(const MessageId& id) const {
  std::vector<Message> found = load("SELECT id FROM message WHERE id = $1", {key_of(id.value)});
  if (found.empty()) throw no_such_message(id);
  return std::move(found.front());
}

std::vector<Message> MessageTable::list(const MessageFilter& filter) const {
  const Conditions conditions(filter);
  std::vector<Message> messages = load("SELECT id FROM message" + conditions.where(), conditions.values());
  std::reverse(messages.begin(), messages.end());
  return messages;
}

std::int64_t MessageTable::count(const MessageFilter& filter) const {
  const Conditions conditions(filter);
  return db_.number("SELECT count(*) FROM message" + conditions.where(), conditions.values()).value_or(0);
}

std::vector<Message> MessageTable::page(const MessageFilter& filter, const std::optional<MessageId>& after,
                                        int most) const {
  Conditions conditions(filter);
  if (after) conditions.add("id > $", key_of(after->value));
  return load("SELECT id FROM message" + conditions.where() + " ORDER BY id LIMIT " + std::to_string(most),
              conditions.values());
}

std::vector<Message> MessageTable::open(const std::optional<RunId>& run, Instant now, int most) const {
  const std::string in_turn =
      "SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY run ORDER BY id) AS turn FROM message "
      "WHERE (state = 'planned' OR (state IN ('deferred', 'in_doubt', 'held') AND retry_at <= $1)) "
      "AND NOT EXISTS (SELECT 1 FROM run WHERE run.id = message.run AND run.state = 'running' "
      "AND run.node <> $2 AND " +
      lives("run.node") + ")" + (run ? " AND run = $3" : "") + ") AS waiting ORDER BY turn, id LIMIT ";
  if (!run) return dealt(load(in_turn + "$3", {now, key_or_null(me_.value), most}));
  return load(in_turn + "$4", {now, key_or_null(me_.value), key_of(run->value), most});
}

std::vector<Message> MessageTable::stranded() const {
  return load("SELECT id FROM message WHERE state = 'sending' AND " + kStranded, {});
}

std::optional<Instant> MessageTable::next_retry() const {
  const auto seconds = db_.number("SELECT min(retry_at) FROM message WHERE retry_at IS NOT NULL", {});
  if (!seconds) return {};
  return Instant(std::chrono::seconds(*seconds));
}

std::vector<Message> MessageTable::load(const std::string& which, const Values& values) const {
  std::vector<Message> messages;
  db_.reading([&] {
    const Rows rows = db_.select(kColumns, "FROM message WHERE id IN (" + which + ") ORDER BY id", values);
    messages.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) messages.push_back(read_message(rows[i]));

    const std::string parts = " WHERE message IN (" + which + ") ORDER BY message, position";
    const Rows documents =
        db_.select("message, role, name, media_type, sha256, bytes", "FROM message_document" + parts, values);
    deal_out(documents, messages,
             [](Message& owner, Row& row) { owner.documents.push_back(read_document(row)); });
    const Rows events = db_.select("message, at, state, detail", "FROM message_event" + parts, values);
    deal_out(events, messages, [](Message& owner, Row& row) { owner.events.push_back(read_event(row)); });
  });
  return messages;
}

}  // namespace boletim

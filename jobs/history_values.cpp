#include "jobs/history_values.h"

#include <array>

#include "jobs/heading_values.h"
#include "jobs/registry/masking.h"

namespace boletim {
namespace {

using Status = HistoryRow::Status;

constexpr int kPage = 500;  // messages held at once

Status status_of(MessageState state) {
  switch (state) {
    case MessageState::Planned:
    case MessageState::Sending:
    case MessageState::Deferred:
      return Status::Waiting;
    case MessageState::Accepted:
      return Status::Accepted;
    case MessageState::Rejected:
      return Status::Refused;
    case MessageState::InDoubt:
      return Status::InDoubt;
    case MessageState::Held:
      return Status::Held;
    case MessageState::Delivered:
      return Status::Delivered;
    case MessageState::Delayed:
      return Status::Delayed;
    case MessageState::Bounced:
      return Status::Bounced;
    case MessageState::Suppressed:
    case MessageState::Skipped:
      break;
  }
  return Status::NotSent;
}

bool needs_a_reason(MessageState state) {
  return state != MessageState::Planned && state != MessageState::Sending &&
         state != MessageState::Accepted && state != MessageState::Delivered;
}

/// How a message stood when the data were read, if it was settled then; else how it stands: mails of a run
/// made for an earlier instant go out later than that.
MessageEvent event_to_tell(const Message& message, Instant until) {
  MessageEvent last{message.created_at, MessageState::Planned, ""}, then = last;
  for (const MessageEvent& event : message.events) {
    last = event;
    if (event.at < until) then = event;
  }
  return is_settled(then.state) ? then : last;
}

/// Servers repeat addresses in what they say.
std::string without_addresses(std::string_view words) {
  constexpr std::string_view kAround = " \t\r\n<>()[]\"',;:";
  std::string masked;
  while (!words.empty()) {
    const std::size_t begin = std::min(words.find_first_not_of(kAround), words.size());
    masked += words.substr(0, begin);
    words.remove_prefix(begin);
    const std::string_view word = words.substr(0, words.find_first_of(kAround));
    masked += word.find('@') == std::string_view::npos ? std::string(word) : mask_email(word);
    words.remove_prefix(word.size());
  }
  return masked;
}

/// Messages of a job one after the other, held a page at a time.
class MessagesOf {
 public:
  MessagesOf(const Job& job, const Run& run, const Snapshot& snapshot, const Messages& messages,
             const HistoryReader& reader)
      : messages_(messages) {
    filter_.to = reader.only_to;
    filter_.job = job.id;
    filter_.since = snapshot.period.start;
    filter_.until = snapshot.taken_at;
    filter_.not_of = run.id;
  }

  const Message* next() {
    if (at_ == page_.size()) {
      const std::optional<MessageId> after = page_.empty() ? std::nullopt : std::optional(page_.back().id);
      if (is_last_) return nullptr;
      page_ = messages_.page(filter_, after, kPage);
      is_last_ = static_cast<int>(page_.size()) < kPage;
      at_ = 0;
    }
    return at_ == page_.size() ? nullptr : &page_[at_++];
  }

 private:
  const Messages& messages_;
  MessageFilter filter_;
  std::vector<Message> page_;
  std::size_t at_ = 0;
  bool is_last_ = false;
};

class RowsOfMessages : public HistoryRows {
 public:
  RowsOfMessages(const Job& job, const Run& run, const Snapshot& snapshot, const Messages& messages,
                 const HistoryReader& reader)
      : messages_(job, run, snapshot, messages, reader),
        zone_(job.timetable.zone),
        until_(snapshot.taken_at),
        masked_(reader.sees != Sees::Full) {}

  bool next(HistoryRow& row) override {
    const Message* message = messages_.next();
    if (message == nullptr) return false;
    const MessageEvent last = event_to_tell(*message, until_);
    row.at = civil_time(message->created_at, zone_);
    row.to = masked_ ? mask_email(message->to) : message->to;
    row.name = message->name;
    row.channel = message->channel;
    row.subject = message->subject;
    row.documents.clear();
    for (const MessageDocument& document : message->documents)
      if (document.role == MessageDocument::Role::Attachment) row.documents.push_back(document.name);
    row.status = status_of(last.state);
    row.status_at = civil_time(last.at, zone_);
    row.detail.clear();
    if (needs_a_reason(last.state)) row.detail = masked_ ? without_addresses(last.detail) : last.detail;
    row.resent = message->resend_of.has_value();
    return true;
  }

 private:
  MessagesOf messages_;
  const Zone& zone_;
  Instant until_;
  bool masked_;
};

}  // namespace

HistoryReport history_values(const Job& job, const Run& run, const Snapshot& snapshot,
                             const Messages& messages, const Heading& heading, const HistoryReader& reader) {
  const Zone& zone = job.timetable.zone;
  HistoryReport report;
  report.heading = heading;
  report.heading.part.clear();  // a message is of no part
  report.from = civil_time(snapshot.period.start, zone);
  report.until = civil_time(snapshot.taken_at, zone);
  report.masked = reader.sees != Sees::Full;
  report.has_rows = reader.sees != Sees::Totals;
  std::array<std::int64_t, HistoryRow::kStatuses> counts{};
  MessagesOf all(job, run, snapshot, messages, reader);
  while (const Message* message = all.next()) {
    ++counts[static_cast<std::size_t>(status_of(event_to_tell(*message, snapshot.taken_at).state))];
    ++report.messages;
  }
  for (std::size_t status = 0; status < counts.size(); ++status)
    if (counts[status] > 0) report.counts.push_back({static_cast<Status>(status), counts[status]});
  return report;
}

std::unique_ptr<HistoryRows> history_rows(const Job& job, const Run& run, const Snapshot& snapshot,
                                          const Messages& messages, const HistoryReader& reader) {
  return std::make_unique<RowsOfMessages>(job, run, snapshot, messages, reader);
}

}  // namespace boletim

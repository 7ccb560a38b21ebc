#pragma once
// What a history report says: what was sent to whom, and what became of it.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "reports/heading.h"

namespace boletim {

struct HistoryRow {
  /// What a reader is told of a message's state.
  enum class Status { Waiting, Accepted, Delivered, Delayed, Refused, Bounced, InDoubt, Held, NotSent };
  static constexpr std::size_t kStatuses = 9;
  CivilTime at;          ///< when it was planned
  std::string to, name;  ///< address, masked already if the reader is to see it so; display name
  std::string channel, subject;
  std::vector<std::string> documents;  ///< names
  Status status = Status::Waiting;
  CivilTime status_at;
  std::string detail;   ///< the server's words, or why; blank of what went well
  bool resent = false;  ///< sent again by hand
  bool operator==(const HistoryRow&) const = default;
};

class HistoryRows {
 public:
  virtual ~HistoryRows() = default;
  virtual bool next(HistoryRow& row) = 0;
};

struct HistoryCount {
  HistoryRow::Status status = HistoryRow::Status::Accepted;
  std::int64_t messages = 0;
  bool operator==(const HistoryCount&) const = default;
};

struct HistoryReport {
  Heading heading;
  CivilTime from, until;             ///< messages planned from … and before …; statuses are those of then
  std::vector<HistoryCount> counts;  ///< in the order of Status; only those that occur
  std::int64_t messages = 0;
  bool masked = true;
  bool has_rows = true;  ///< false for who sees totals
  bool operator==(const HistoryReport&) const = default;
};

}  // namespace boletim

#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jobs/registry/contact_state.h"
#include "jobs/values.h"

namespace boletim {

/// One flagged record, with what a detail report says of it. Columns that the query does not yield are blank.
struct Flagged {
  std::string id, name, tax_id, email, phone, mobile, owner;
  std::vector<std::string> axes;  ///< its value on each axis of the rules
  std::uint64_t kpis = 0;         ///< bit i: flagged by rules.kpis[i]
  ContactState email_state = ContactState::Missing;
  ContactState phone_state = ContactState::Missing;   ///< of `phone`, as a number one can call
  ContactState mobile_state = ContactState::Missing;  ///< of `mobile`, as a mobile number
  std::optional<Instant> since;  ///< the begin of the earliest open episode among those KPIs
  bool operator==(const Flagged&) const = default;
};

/// Takes flagged records as the pass finds them, in no order.
class FlaggedSink {
 public:
  virtual ~FlaggedSink() = default;
  virtual void add(const Flagged& record) = 0;
};

/// Gives flagged records back, ordered by first axis (folded value, "" last), then folded name, then id.
class FlaggedRows {
 public:
  virtual ~FlaggedRows() = default;
  /// False at the end, and then `record` is as it was.
  virtual bool next(Flagged& record) = 0;
};

}  // namespace boletim

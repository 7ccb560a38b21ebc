#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jobs/registry/contact_state.h"
#include "jobs/values.h"

namespace boletim {

/// Something that happened to KPIs of a record since its job's previous snapshot, all of them at once.
struct FlaggedChange {
  /// In the order in which a report tells them.
  enum class Kind {
    Corrected,
    Reopened,
    Registered,
    Lost,
    Removed,
    MovedIn,        ///< into what the job is about
    MovedOut,       ///< of it
    FlaggedByRule,  ///< as a rule, a list or the query changed
    ClearedByRule
  };
  static constexpr std::size_t kKinds = 9;
  Kind kind = Kind::Corrected;
  Instant at;     ///< when it happened
  Instant until;  ///< the last of those episodes ended, or was still open when the data were read
  /// Of which part of the job it is told, as its text; blank = of the whole. What is of both is told of each.
  std::string part{};
  bool operator==(const FlaggedChange&) const = default;
};

/// One flagged record, with what a detail report says of it. Columns that the query does not yield are blank.
/// Or, with `change`, an event of a record: owner and axes are as they were then, its contacts are blank, and
/// so is its name if it is gone.
struct Flagged {
  std::string id, name, tax_id, email, phone, mobile, owner;
  std::vector<std::string> axes;  ///< its value on each axis of the rules
  std::uint64_t kpis = 0;         ///< bit i: flagged by rules.kpis[i]
  ContactState email_state = ContactState::Missing;
  ContactState phone_state = ContactState::Missing;   ///< of `phone`, as a number one can call
  ContactState mobile_state = ContactState::Missing;  ///< of `mobile`, as a mobile number
  std::optional<Instant> since;                       ///< the begin of the earliest episode among those KPIs
  std::optional<FlaggedChange> change{};
  /// Its values of the columns that tell parts apart, in their order; several values between '\x1e'. None of
  /// an event.
  std::vector<std::string> places{};
  bool operator==(const Flagged&) const = default;
};

/// Takes flagged records as the pass finds them, in no order.
class FlaggedSink {
 public:
  virtual ~FlaggedSink() = default;
  virtual void add(const Flagged& record) = 0;
};

/// Gives flagged records back, ordered by first axis (folded value, "" last), then folded name, then id; or
/// changes, by kind, owner (folded, "" last), folded name, id, then instant.
class FlaggedRows {
 public:
  virtual ~FlaggedRows() = default;
  /// What tells where the next row belongs: its id, axes, KPIs, places, since and change. False at the end.
  virtual bool next_outline(Flagged& record) = 0;
  /// Adds to that outline what else the row says. Nothing where it says all at once.
  virtual void complete(Flagged& /*outline*/) {}
  /// All of the next row. False at the end.
  bool next(Flagged& record) {
    if (!next_outline(record)) return false;
    complete(record);
    return true;
  }
};

}  // namespace boletim

#pragma once
// Episodes: from when a record is first seen flagged until it is corrected.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jobs/values.h"

namespace boletim {

/// How a spell begins. Moved continues an episode with other traits.
enum class Opening { Registered, Lost, Reopened, Reclassified, Moved };
/// How it ends.
enum class Closing { Corrected, Removed, Reclassified, Moved };
std::string_view name_of(Opening opening);  ///< "registered" …
std::string_view name_of(Closing closing);  ///< "corrected" …

/// A part of an episode during which the record's traits were the same: its begin and its end are the events
/// of the ledger. The number of the pass that saw an event is its place in the sequence; its instant only
/// gives ages.
struct Spell {
  std::string record;  ///< id
  KpiId kpi;
  std::int64_t opened_pass = 0;
  Opening opening = Opening::Registered;
  Instant opened_at;        ///< of this spell
  Instant since;            ///< of the whole episode
  std::int64_t layout = 0;  ///< number of the columns that `traits` are of
  std::string traits;       ///< values between '\x1f', several of one column between '\x1e'
  struct End {
    std::int64_t pass = 0;
    Closing closing = Closing::Corrected;
    Instant at;
    bool operator==(const End&) const = default;
  };
  std::optional<End> end;  ///< nothing = open
  bool operator==(const Spell&) const = default;
};

}  // namespace boletim

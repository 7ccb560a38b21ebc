#pragma once
// What a source's own engine counts by itself (`evaluate: in_source`), so that only records of which
// something must be said travel.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jobs/values.h"

namespace boletim {

/// A column of which the engine tells by itself the values that are plainly missing or plainly usable. It may
/// say too seldom that a value is plain, never too often.
struct PlainColumn {
  enum class Kind {
    Email,
    Number,
    Text,
    TaxId,
    Amount,  ///< plain if it is nothing or 0
    Opaque   ///< plain if it is missing
  };
  std::string column;  ///< lower case
  Kind kind = Kind::Text;
  bool operator==(const PlainColumn&) const = default;
};

/// How records are counted in groups: those whose `by_value` columns are equal and whose `by_class` columns
/// are all plain, and plain in the same way. All others travel.
struct CountingPlan {
  std::vector<std::string> by_value;  ///< lower case
  std::vector<PlainColumn> by_class;
  std::vector<std::string> sums;       ///< columns of amounts, added up in each group
  std::vector<std::string> ignore;     ///< ids that travel
  std::vector<std::string> words;      ///< squeezed: no plain value is one of them
  std::vector<std::string> addresses;  ///< folded: the same of whole values
  std::vector<std::string> numbers;    ///< national digits: the same of phone numbers
  std::optional<Instant> since;        ///< records registered since travel
};

}  // namespace boletim

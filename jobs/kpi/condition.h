#pragma once
// A condition over counts, as `hold_if:` and `if:` say it: "total falls 20%", "no_mobile.percent rises 2pp".

#include <optional>
#include <string>
#include <string_view>

#include "jobs/kpi/snapshot.h"

namespace boletim {

struct Condition {
  enum class Measure { Count, Percent };  ///< of flagged records; `total` has a count only
  enum class Test { Above, Below, Rises, Falls };
  enum class Unit {
    Plain,
    Percent,
    Points
  };                    ///< of `amount`: records (or percent), a share of the previous
                        ///< value, percentage points
  std::string subject;  ///< "total", or a KPI's id
  Measure measure = Measure::Count;
  Test test = Test::Above;
  double amount = 0;
  Unit unit = Unit::Plain;
  std::string text;  ///< as the admin wrote it
  bool operator==(const Condition&) const = default;
};

/// Nothing for text that is no condition. A KPI without `.count` or `.percent` means percent where the amount
/// is in pp or the test is above or below with a `%`, else its count.
std::optional<Condition> parse_condition(std::string_view text);

/// Why it holds, in figures ("total fell from 1000 to 700, by 30 %"); nothing if it does not hold. Rises and
/// falls never hold without a previous snapshot; a KPI that is not mapped never holds.
std::optional<std::string> why_holds(const Condition& condition, const Counts& now, const Counts* previous);

}  // namespace boletim

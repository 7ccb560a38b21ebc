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

/// "SUBJECT[.count|.percent] above|below|rises|falls AMOUNT[%|pp]", whatever its blanks and capitals; the
/// amount with a decimal point, at most nine digits before it and six after. Nothing for other text, and for
/// what could never hold or would hold always (a fall of 120%, a rise of 0, a share below 0). A KPI without
/// `.count` or `.percent` means percent where the amount is in pp or the test is above or below with a `%`,
/// else its count. `unit` is as it is meant: Plain of a threshold, Points of any plain rise or fall of a
/// percentage.
std::optional<Condition> parse_condition(std::string_view text);

/// Why it holds, in figures ("total fell from 1000 to 700, by 30 %"); nothing if it does not hold. A rise or
/// fall of just the amount holds, above and below mean more and less than it; compared without rounding.
/// Rises and falls never hold without a previous snapshot (a share none without previous records); a rise
/// from 0 is more than any share. A KPI that is not mapped never holds.
std::optional<std::string> why_holds(const Condition& condition, const Counts& now, const Counts* previous);

/// The figures that it looks at, as they are: "no_email is 8.1 %", "total went from 1000 to 990", "no_mobile
/// is 40, without a previous snapshot", "no_email is not counted".
std::string figures_of(const Condition& condition, const Counts& now, const Counts* previous);

}  // namespace boletim

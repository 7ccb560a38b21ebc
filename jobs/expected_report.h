#pragma once
#include <vector>

#include "jobs/delivery/recipient.h"
#include "jobs/schedule/schedule.h"
#include "reports/heading.h"

namespace boletim {

/// `expected_report:`: each day, what was expected since the last one against what was delivered.
struct ExpectedReport {
  std::vector<Recipient> to;
  Timetable timetable;  ///< of the reserved job `expected_report`
  Locale locale = Locale::PtBr;
  bool operator==(const ExpectedReport&) const = default;
};

}  // namespace boletim

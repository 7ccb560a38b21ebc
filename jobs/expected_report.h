#pragma once
#include <string_view>
#include <vector>

#include "jobs/delivery/recipient.h"
#include "jobs/schedule/schedule.h"
#include "reports/heading.h"

namespace boletim {

/// The job that `expected_report:` stands for in the state; no other may have its name.
inline constexpr std::string_view kExpectedReportJob = "expected_report";

/// `expected_report:`: each day, what was expected since the last one against what was delivered.
struct ExpectedReport {
  std::vector<Recipient> to;
  Timetable timetable;  ///< of kExpectedReportJob
  Locale locale = Locale::PtBr;
  bool operator==(const ExpectedReport&) const = default;
};

}  // namespace boletim

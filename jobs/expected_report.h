#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "jobs/delivery/recipient.h"
#include "jobs/job_index.h"
#include "jobs/mail_desk.h"
#include "jobs/schedule/schedule.h"
#include "jobs/store.h"
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

/// Plans the report's mails if it is due, and says when to look again. To be called at that time, at start
/// and after a change of the configuration, when the jobs' own fires are written. Once for all nodes: its
/// occurrence is claimed in the transaction that plans its mails. One that was missed is made up for by one
/// that covers all since the last.
std::optional<Instant> look_at_expected(const ExpectedReport& report, const JobIndex& jobs, Store& store,
                                        const MailDesk& desk, Instant now);

}  // namespace boletim

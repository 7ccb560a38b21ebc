#pragma once
// What the owner of a job is told when something of it finally failed.

#include <optional>
#include <string>
#include <vector>

#include "reports/heading.h"
#include "reports/mail/mail_body.h"

namespace boletim {

/// Somebody who did not get a report, and what the mail server said of it.
struct Unreached {
  std::string address, why;
  bool operator==(const Unreached&) const = default;
};

struct FailureMail {
  enum class What {
    NotMade,       ///< a run failed
    NotStarted,    ///< an occurrence was given up
    NotDelivered,  ///< some of its messages were refused, given up or are in doubt
    Held,          ///< all of its messages wait for approval
  };
  What what = What::NotMade;
  std::string organization;
  std::string title;  ///< the job's
  Locale locale = Locale::PtBr;
  ReportPeriod period;
  std::string place;               ///< of the zone of these times
  std::optional<CivilTime> due;    ///< nothing = it was asked for by hand
  std::optional<CivilTime> since;  ///< began; nothing = it never did
  int attempts = 0;
  std::string reason;                ///< for an admin, as the state has it
  std::vector<Unreached> unreached;  ///< whom it concerns
  std::size_t recipients = 0;        ///< of all its messages
  std::vector<std::string> commands;
  bool operator==(const FailureMail&) const = default;
};

MailBody write_failure_mail(const FailureMail& values);

}  // namespace boletim

#pragma once
// What was expected since the last such mail against what became of it.

#include <cstdint>
#include <string>
#include <vector>

#include "reports/heading.h"
#include "reports/mail/mail_body.h"

namespace boletim {

/// Messages of one run by where they are.
struct MessageTally {
  std::int64_t accepted = 0;   ///< a mail server took them
  std::int64_t delivered = 0;  ///< it said that they arrived
  std::int64_t waiting = 0;    ///< planned, being sent, or tried again later
  std::int64_t held = 0, in_doubt = 0;
  std::int64_t rejected = 0;  ///< refused, given up or bounced
  std::int64_t dropped = 0;   ///< suppressed or skipped, as somebody decided
  bool operator==(const MessageTally&) const = default;
};

/// One occurrence of one job.
struct ExpectedLine {
  enum class State {
    Missing,  ///< it has no record: the scheduler's own fault
    Failed,   ///< not made, or a message of it did not go through
    Held,     ///< waits for a decision
    Skipped,
    Waiting,  ///< not begun, under way, or to be tried again
    Paused,
    NoData,
    Delivered
  };
  std::string job;  ///< its title
  CivilTime due;
  State state = State::Delivered;
  std::int64_t minutes_late = 0;  ///< of one that began; 0 = on time
  std::string why;                ///< for an admin, as the state has it
  MessageTally messages;
  std::vector<std::string> unreached;  ///< addresses of the rejected
  bool operator==(const ExpectedLine&) const = default;
};

struct ExpectedDay {
  std::string organization;
  Locale locale = Locale::PtBr;
  std::string place;       ///< of the zone of all times
  CivilTime since, until;  ///< what was due from the one to the other, and what was left open before
  std::vector<ExpectedLine> lines;
  bool operator==(const ExpectedDay&) const = default;
};

/// Totals, then what needs somebody first. Said also when all went well: that no such mail came is a sign of
/// its own. Lines beyond a limit are counted, those that need somebody never.
MailBody write_expected_day(const ExpectedDay& day);

}  // namespace boletim

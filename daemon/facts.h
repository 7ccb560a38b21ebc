#pragma once
// What a running daemon knows of itself and the state does not show: for `status`.

#include <optional>
#include <string>
#include <vector>

#include "jobs/values.h"

namespace boletim {

/// Something that does not answer, since when, and what it said last.
struct Outage {
  Instant since;
  std::string error;
  bool operator==(const Outage&) const = default;
};

/// A source, and how many of its places for readers are taken.
struct SourceFacts {
  SourceId source;
  int places = 0, taken = 0;
  int waiting = 0;  ///< runs that wait for a place
  std::optional<Outage> outage;
  bool operator==(const SourceFacts&) const = default;
};

/// The machine's clock was set, or the machine slept.
struct ClockStep {
  Instant noticed_at;         ///< by the new time
  std::chrono::seconds by{};  ///< forward; negative = back
  bool operator==(const ClockStep&) const = default;
};

struct DaemonFacts {
  int process = 0;
  Instant since;
  NodeId node;
  std::string guard;  ///< why nothing is run or sent: the state is a copy; blank = it is not
  std::optional<Outage> state, mail_server;
  std::vector<SourceFacts> sources;    ///< by name
  std::vector<ClockStep> clock_steps;  ///< the latest few, newest last
  bool operator==(const DaemonFacts&) const = default;
};

}  // namespace boletim

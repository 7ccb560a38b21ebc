#pragma once
#include <optional>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "jobs/occurrences.h"
#include "jobs/predecessor.h"

namespace boletim {

/// A fire that starts later than this was missed: `misfire` says whether it is made up for.
inline constexpr std::chrono::seconds kOnTime{90};

/// Whether a run of the job is under way, on whichever node. One by hand uses up no occurrence.
enum class Busy { No, ByHand, BySchedule };

/// All that decides about the due fires of one job.
struct Situation {
  struct Fire {
    OccurrenceRecord record;
    Predecessor predecessor;
  };
  std::vector<Fire> due;  ///< planned ones, soonest first
  Busy busy = Busy::No;
  std::optional<std::string> paused;  ///< why
};

enum class Ruling { Start, Wait, Skip, Pause };

struct Decision {
  Instant at;  ///< of the occurrence
  Ruling ruling = Ruling::Start;
  std::string why;
  bool is_loss = false;          ///< skipped though it was to be made: its owner is told
  std::optional<Instant> until;  ///< of one that waits: then it is given up
  bool operator==(const Decision&) const = default;
};

/// One for each due fire, in their order; at most one starts, the soonest that can. Pure.
///
/// A fire whose record has no `why` is looked at for the first time: only then do `misfire` and `overlap`
/// judge it. One that was let wait, or that `resume` gave back, was not missed: it starts when its turn
/// comes. More than kMostMissed never wait.
std::vector<Decision> decide(const Job& job, const Situation& situation, Instant now);

}  // namespace boletim

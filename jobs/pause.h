#pragma once
#include <optional>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "jobs/store.h"

namespace boletim {

/// What a pause was answered: the pause that holds now, and whether it is the one asked for.
struct PauseAnswer {
  bool was_paused = false;  ///< by somebody before: that pause stays as it was
  std::string by;
  Instant at;
  std::optional<Misfire>
      missed;  ///< what is to become of what comes due meanwhile; nothing = asked at resume
  bool operator==(const PauseAnswer&) const = default;
};

/// From now on the job's fires are recorded as paused when they come due. A run under way goes on.
PauseAnswer pause(Store& store, const Job& job, const std::string& by, std::optional<Misfire> missed,
                  Instant now);

struct ResumeAnswer {
  bool was_paused = false;                ///< false: nothing was done
  std::vector<OccurrenceRecord> to_run;   ///< planned again, one after the other, oldest first
  std::vector<OccurrenceRecord> skipped;  ///< with the reason
  bool operator==(const ResumeAnswer&) const = default;
};

/// The job fires again. What came due meanwhile, with or without a daemon, is decided by `missed`: the latest
/// is run, none, or all. The caller lets the daemon look.
ResumeAnswer resume(Store& store, const Job& job, Misfire missed, Instant now);

}  // namespace boletim

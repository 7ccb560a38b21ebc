#pragma once
// Occurrences as the state keeps them: written ahead, so that one that is missing is itself a fault to see.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/schedule/occurrence.h"
#include "jobs/values.h"

namespace boletim {

enum class Misfire { Once, Skip, All };
std::string_view name_of(Misfire misfire);  ///< "once" …

/// What became of a planned fire. Planned → started | skipped | paused; paused → planned | skipped.
enum class OccurrenceState { Planned, Started, Skipped, Paused };
std::string_view name_of(OccurrenceState state);  ///< "planned" …

struct OccurrenceRecord {
  Occurrence occurrence;
  Instant start_at;  ///< when it may start: `occurrence.at` and the job's share of its `jitter`
  OccurrenceState state = OccurrenceState::Planned;
  std::string why;  ///< it was skipped or paused, or still waits; for an admin
  std::optional<Instant> decided_at;
  bool operator==(const OccurrenceRecord&) const = default;
};

/// What the state knows of a job's timetable.
struct JobWatch {
  Instant written_until;    ///< every fire up to here has its record, or was given up in `gap`
  std::string fingerprint;  ///< of the timetable that they were written by
  std::string gap;          ///< fires that have no record because they were too many to make up for; or blank
  bool paused = false;
  std::string paused_by;
  std::optional<Instant> paused_at;
  std::optional<Misfire> missed;  ///< what `pause` said is to become of what comes due meanwhile
  Instant complete_from;  ///< every fire after this, up to `written_until`, has its record; it moves on over
                          ///< a gap, an edited timetable, a time in which the job was not configured
  bool operator==(const JobWatch&) const = default;
};

class Occurrences {
 public:
  virtual ~Occurrences() = default;
  /// Writes those that are not there yet; what is there stays as it is. Many at once.
  virtual void write_ahead(const std::vector<OccurrenceRecord>& records) = 0;
  /// Planned ones with start_at <= now, by job and instant.
  virtual std::vector<OccurrenceRecord> due(Instant now) const = 0;
  /// The earliest start_at of a planned one after `now`.
  virtual std::optional<Instant> next_start(Instant now) const = 0;
  /// Moves a planned or paused one into `state`. False if it is in another state by now, or gone: somebody
  /// else decided. One statement: of two nodes, one is told true.
  virtual bool decide(const JobId& job, Instant at, OccurrenceState state, const std::string& why,
                      Instant now) = 0;
  /// Says why a planned one still waits.
  virtual void explain(const JobId& job, Instant at, const std::string& why) = 0;
  /// Takes planned ones with at > `after` back: their timetable was edited.
  virtual void withdraw(const JobId& job, Instant after) = 0;
  virtual std::optional<OccurrenceRecord> find(const JobId& job, Instant at) const = 0;
  /// Those with at in [from, until), of one job or all, by instant and job.
  virtual std::vector<OccurrenceRecord> list(const std::optional<JobId>& job, Instant from,
                                             Instant until) const = 0;
  virtual std::vector<OccurrenceRecord> paused(const JobId& job) const = 0;

  /// Of all jobs ever seen, in one query.
  virtual std::map<JobId, JobWatch> watches() const = 0;
  /// The next `most` of them after that job (blank: the first ones), in an order of the state's own.
  virtual std::vector<std::pair<JobId, JobWatch>> watches_after(const JobId& job, int most) const = 0;
  virtual std::optional<JobWatch> watch(const JobId& job) const = 0;
  /// The same, first in a transaction and held to its end: another node that wants it waits meanwhile.
  virtual std::optional<JobWatch> lock(const JobId& job) = 0;
  /// Many at once. What they say of a pause is not stored: an admin may be at that just now.
  virtual void set_watches(const std::map<JobId, JobWatch>& watches) = 0;
  /// Stores what a watch says of its pause, and nothing else of it if the job was seen before.
  virtual void set_pause(const JobId& job, const JobWatch& watch) = 0;
};

}  // namespace boletim

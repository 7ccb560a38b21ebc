#pragma once
// Snapshots as the state keeps them.

#include <optional>
#include <string>
#include <vector>

#include "jobs/kpi/snapshot.h"
#include "jobs/part.h"
#include "jobs/schedule/period.h"
#include "jobs/values.h"

namespace boletim {

/// All counts of one run, of the whole or of a part, and what they are of.
struct Snapshot {
  RunId run;
  JobId job;
  SourceId source;
  RegistryId registry;
  Instant taken_at;
  Period period;
  std::vector<std::string> columns;  ///< of the query, lower case: what a record could have at all
  Counts counts;
  std::optional<std::int64_t> pass{};    ///< number of the registry's pass that took it; none in old states
  std::optional<Instant> previous_at{};  ///< when the snapshot that its flows begin at was taken
  std::string selection{};  ///< fingerprint of the job's `only`: with another one, flows are reclassified
  std::string currency{};   ///< of the source's amounts
  Part part{};              ///< what of the job's records it counts
  bool operator==(const Snapshot&) const = default;
};

/// A period that a course asks for.
struct CoursePeriod {
  Period period;
  Instant in_time_until;  ///< the end of the next one: what was taken then or later is no point of the course
  bool operator==(const CoursePeriod&) const = default;
};

class Snapshots {
 public:
  virtual ~Snapshots() = default;
  virtual void add(const Snapshot& snapshot) = 0;
  /// Of the whole.
  virtual std::optional<Snapshot> of_run(const RunId& run) const = 0;
  /// By part, ascending.
  virtual std::vector<Snapshot> parts_of_run(const RunId& run) const = 0;
  /// The newest of a job's whole taken before `before` (nothing = newest of all).
  virtual std::optional<Snapshot> latest(const JobId& job, std::optional<Instant> before) const = 0;
  /// Of each of these periods the newest snapshot of a part of the job that was taken in time, by period;
  /// none of a period without one. One query, whatever the number of periods.
  virtual std::vector<Snapshot> course(const JobId& job, const std::vector<CoursePeriod>& periods,
                                       const Part& part = {}) const = 0;
  /// When the newest snapshot of a registry was taken, whichever job took it.
  virtual std::optional<Instant> newest(const SourceId& source, const RegistryId& registry) const = 0;
};

}  // namespace boletim

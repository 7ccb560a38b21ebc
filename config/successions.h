#pragma once
#include <cstddef>
#include <vector>

#include "config/problems.h"
#include "jobs/job.h"

namespace boletim {

/// What `after:` ties together, settled when all jobs are read: their order in the files does not matter.
class Successions {
 public:
  /// The job at that index, which has its `after`; where it says so; whether it has no schedule of its own.
  void add(std::size_t job, Place place, bool takes_timetable);

  /// Gives jobs without a schedule that of the one they come after (their own `from` and `until` stay, where
  /// they have any). Jobs that are unknown, wait for themselves, or whose periods never match are problems.
  void settle(std::vector<Job>& jobs, Problems& problems);

 private:
  struct Link {
    std::size_t job;
    Place place;
    bool takes_timetable;
    std::size_t predecessor = 0;
    enum class State { Open, Entered, Settled, Failed } state = State::Open;
  };
  using Links = std::vector<Link>;

  void find_predecessors(const std::vector<Job>& jobs, Problems& problems);
  void settle_chain(Link& last, std::vector<Job>& jobs, Problems& problems);
  Link* link_of(std::size_t job);

  Links links_;  ///< by job
};

}  // namespace boletim

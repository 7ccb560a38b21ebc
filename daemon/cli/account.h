#pragma once
#include <optional>
#include <string>
#include <vector>

#include "jobs/job.h"
#include "jobs/schedule/occurrence.h"
#include "jobs/store.h"

namespace boletim {

/// All that is known of one occurrence: what its job's timetable says and what the state holds.
struct Account {
  Instant at;
  std::optional<PlannedFire> fire;  ///< of the present timetable; nothing: it has none there (any more)
  std::optional<OccurrenceRecord> record;
  std::optional<Run> run;
  std::vector<Message> messages;  ///< of its run, and of its being given up; oldest first
  bool missing = false;           ///< a record should be there and is not: a fault
};

/// Those of a job due in [from, until), soonest first.
std::vector<Account> accounts(const Job& job, Store& store, Instant from, Instant until, Instant now);

/// "planned", "started", "skipped", "paused", or "missing"; blank where nobody promised it.
std::string state_of(const Account& account);

}  // namespace boletim

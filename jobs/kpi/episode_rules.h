#pragma once
// What a finding opens and closes: the rules of episodes (SPEC §1), for one KPI of one record.

#include <optional>
#include <vector>

#include "jobs/kpi/episode.h"
#include "jobs/values.h"

namespace boletim {

/// The time of a pass. What it sees happened after `previous`, and not after `taken_at`.
struct PassTime {
  std::optional<Instant> previous;  ///< nothing: the first pass of the ledger
  Instant taken_at;
};

/// What is known of a KPI's rules in the previous pass.
enum class RulesThen {
  Same,    ///< or it had none of this KPI: dates decide
  Judged,  ///< others, and records were judged by them too
  Lost     ///< others that can't be applied any more: the query's, or an older program's
};

/// One KPI's verdict on one record; without a record (gone, inactive, ignored) there is none.
struct KpiVerdict {
  bool flagged = false;
  bool before = false;  ///< flagged by the rules of the previous pass
  bool declined = false;
  bool emptied = false;
  std::optional<Instant> created_at, updated_at;
};

/// How the episode of a flagged record begins that is not open. `earlier`: it had one before.
///   flagged by changed rules alone, and there before   → reclassified, at taken_at
///   had one before                                     → reopened, at updated_at if since the previous pass
///   created since the previous pass, or it is the first → registered, at created_at
///   else                                               → lost, at updated_at if since the previous pass
/// and at taken_at where there is no such date, or it lies after that. In the first pass one without
/// created_at begins at updated_at.
struct Begin {
  Opening opening = Opening::Registered;
  Instant at;
  bool operator==(const Begin&) const = default;
};
Begin begin_of(const KpiVerdict& verdict, RulesThen rules, bool earlier, const PassTime& time);

/// How the open episode of a record ends that is not flagged.
///   no record, declined, or emptied                    → removed, at taken_at
///   still flagged by the rules of the previous pass     → reclassified, at taken_at
///   else                                               → corrected, at updated_at if since the previous pass
/// Where the rules of the previous pass are lost, all that are still there are reclassified.
struct Ending {
  Closing closing = Closing::Corrected;
  Instant at;
  bool operator==(const Ending&) const = default;
};
Ending ending_of(const std::optional<KpiVerdict>& verdict, RulesThen rules, const PassTime& time);

}  // namespace boletim

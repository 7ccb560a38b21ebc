#include "jobs/kpi/episode_rules.h"

#include <algorithm>

namespace boletim {
namespace {

bool is_since(const std::optional<Instant>& at, const PassTime& time) {
  return at && (!time.previous || *at > *time.previous);
}

/// A date in the future is a clock or a typist who is wrong.
Instant no_later(Instant at, const PassTime& time) {
  return std::min(at, time.taken_at);
}

/// `updated_at` if it lies between the two passes.
Instant when_changed(const KpiVerdict& verdict, const PassTime& time) {
  const bool is_between = is_since(verdict.updated_at, time) && *verdict.updated_at <= time.taken_at;
  return is_between ? *verdict.updated_at : time.taken_at;
}

bool was_reclassified(const KpiVerdict& verdict, RulesThen rules, const PassTime& time) {
  if (rules == RulesThen::Same || is_since(verdict.created_at, time)) return false;
  return rules == RulesThen::Lost || !verdict.before;
}

}  // namespace

Begin begin_of(const KpiVerdict& verdict, RulesThen rules, bool earlier, const PassTime& time) {
  if (was_reclassified(verdict, rules, time)) return {Opening::Reclassified, time.taken_at};
  if (earlier) return {Opening::Reopened, when_changed(verdict, time)};
  const bool is_new = is_since(verdict.created_at, time);
  const Opening opening = is_new || !time.previous ? Opening::Registered : Opening::Lost;
  return {opening, is_new ? no_later(*verdict.created_at, time) : when_changed(verdict, time)};
}

Ending ending_of(const std::optional<KpiVerdict>& verdict, RulesThen rules, const PassTime& time) {
  if (!verdict) return {Closing::Removed, time.taken_at};
  if (rules == RulesThen::Lost) return {Closing::Reclassified, time.taken_at};
  if (verdict->declined) return {Closing::Removed, time.taken_at};
  if (rules == RulesThen::Judged && verdict->before) return {Closing::Reclassified, time.taken_at};
  if (verdict->emptied) return {Closing::Removed, time.taken_at};
  return {Closing::Corrected, when_changed(*verdict, time)};
}

}  // namespace boletim

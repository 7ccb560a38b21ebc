#pragma once
// By what a pass judged, as text: kept with the ledger, so that the next pass can tell what became of the
// records from what became of the rules.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/kpi/episode_rules.h"
#include "jobs/kpi/registry_rules.h"

namespace boletim {

/// Of the rules that this program brings itself: which states there are, what a built-in KPI flags, the
/// built-in placeholders. To be raised with every change by which a record may be judged otherwise, or a
/// release would be reported as work done.
inline constexpr std::int64_t kProgramRules = 1;

/// KPIs, ignored ids, the admin's placeholders, the query, and kProgramRules. Equal for rules that judge
/// alike, whatever their order, titles or targets.
std::string rules_text(const RegistryRules& rules);

/// What rules_text() was made from, without titles, targets and traits.
struct RulesOfText {
  RegistryRules rules;
  std::int64_t program = 0;
};
/// Nothing for a text that this program does not understand.
std::optional<RulesOfText> parse_rules_text(std::string_view text);

/// How far today's rules are those of the previous pass.
struct RulesCompared {
  std::vector<RulesThen> kpis;          ///< of each of today's
  std::optional<RegistryRules> before;  ///< to judge by as well, where they are others and can be applied
};
/// `then`: rules_text() of the previous pass; nothing = there was none.
RulesCompared compare_rules(const RegistryRules& now, const std::optional<std::string>& then);

/// Of what decides a KPI's verdict: its rule, the placeholders, the query, kProgramRules. Numbers with
/// different ones do not compare.
std::string rule_fingerprint(const RegistryRules& rules, const Kpi& kpi);
/// Of what decides which records a job is about: its `only`, and how the values of those columns are told.
std::string selection_fingerprint(const RegistryRules& registry, const Rules& rules);

}  // namespace boletim

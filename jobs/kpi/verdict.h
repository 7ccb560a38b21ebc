#pragma once
#include <array>
#include <span>
#include <vector>

#include "jobs/kpi/builtin.h"
#include "jobs/kpi/declined.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/rules.h"
#include "jobs/registry/contact_state.h"

namespace boletim {

/// A KPI of the rules, as the pass applies it to the state of its subject.
struct Verdict {
  Subject subject = Subject::Email;
  std::array<bool, kContactStates.size()> flagged = {};  ///< by state
  Channels channels = 0;  ///< who declined all of them is not flagged; none: no matter
  bool mapped = false;    ///< one of its columns is in the query

  bool flags(ContactState state) const { return flagged[static_cast<std::size_t>(state)]; }
  bool is_declined(Channels declined) const { return channels != 0 && (declined & channels) == channels; }
};

/// In the order of the rules. Throws Failure if there is no such KPI, or more of them than Flagged::kpis
/// holds.
std::vector<Verdict> verdicts_of(std::span<const Kpi> kpis, const QueryColumns& columns);

/// What the mapped ones look at.
std::vector<Subject> subjects_of(const std::vector<Verdict>& verdicts);

}  // namespace boletim

#include "jobs/kpi/verdict.h"

#include <fmt/format.h>

#include "jobs/failure.h"

namespace boletim {
namespace {

std::array<bool, kContactStates.size()> flagged_states(Flags flags) {
  std::array<bool, kContactStates.size()> flagged = {};
  for (const ContactState state : kContactStates) {
    bool& flag = flagged[static_cast<std::size_t>(state)];
    switch (flags) {
      case Flags::NotUsable:
        flag = state != ContactState::Usable;
        break;
      case Flags::PresentButNotUsable:
        flag = state != ContactState::Usable && state != ContactState::Missing;
        break;
      case Flags::MissingOrPlaceholder:
        flag = state == ContactState::Missing || state == ContactState::Placeholder;
        break;
    }
  }
  return flagged;
}

}  // namespace

std::vector<Verdict> verdicts_of(std::span<const Kpi> kpis, const QueryColumns& columns) {
  std::vector<Verdict> verdicts;
  for (const Kpi& used : kpis) {
    const BuiltinKpi* kpi = find_builtin_kpi(used.id.value);
    if (kpi == nullptr || kpi->rule != BuiltinRule::States)
      throw Failure(fmt::format("there is no KPI {}; correct `kpis` of the job", used.id.value));
    Verdict verdict{kpi->subject, flagged_states(kpi->flags), channels_of(kpi->subject, columns), false};
    for (const std::string_view column : kpi->columns) verdict.mapped = verdict.mapped || columns.has(column);
    verdicts.push_back(verdict);
  }
  return verdicts;
}

std::vector<Subject> subjects_of(const std::vector<Verdict>& verdicts) {
  std::vector<Subject> subjects;
  for (const Verdict& verdict : verdicts) {
    if (verdict.mapped) subjects.push_back(verdict.subject);
  }
  return subjects;
}

}  // namespace boletim

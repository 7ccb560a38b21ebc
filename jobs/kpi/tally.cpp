#include "jobs/kpi/tally.h"

namespace boletim {

KpiCount Tally::count(std::size_t group, std::size_t kpi) const {
  const Cell& cell = cells_[group * kpis_ + kpi];
  const auto of = [&cell](ContactState state) { return cell[static_cast<std::size_t>(state)]; };
  KpiCount count;
  count.states = {of(ContactState::Missing), of(ContactState::Placeholder), of(ContactState::Malformed),
                  of(ContactState::Landline), of(ContactState::Correctable)};
  count.declined = of(ContactState::Usable);
  for (const std::int64_t n : cell) count.flagged += n;
  count.flagged -= count.declined;
  return count;
}

}  // namespace boletim

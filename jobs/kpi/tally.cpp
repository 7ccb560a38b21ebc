#include "jobs/kpi/tally.h"

namespace boletim {

KpiCount Tally::count(std::size_t group, std::size_t kpi) const {
  const Cell& cell = cells_[group * kpis_ + kpi];
  const auto of = [&cell](ContactState state) { return std::int64_t{cell[static_cast<std::size_t>(state)]}; };
  KpiCount count;
  count.states = {of(ContactState::Missing), of(ContactState::Placeholder), of(ContactState::Malformed),
                  of(ContactState::Landline), of(ContactState::Correctable)};
  count.declined = of(ContactState::Usable);
  for (const std::uint32_t n : cell) count.flagged += n;
  count.flagged -= count.declined;
  return count;
}

void Tally::merge(const Tally& other, const std::vector<std::uint32_t>& groups) {
  for (std::size_t theirs = 0; theirs < other.groups(); ++theirs) {
    const std::size_t mine = groups[theirs];
    totals_[mine] += other.totals_[theirs];
    for (std::size_t kpi = 0; kpi < kpis_; ++kpi)
      for (std::size_t state = 0; state < kContactStates.size(); ++state)
        cells_[mine * kpis_ + kpi][state] += other.cells_[theirs * kpis_ + kpi][state];
  }
}

}  // namespace boletim

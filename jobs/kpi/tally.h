#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "jobs/kpi/snapshot.h"
#include "jobs/registry/contact_state.h"

namespace boletim {

/// The counts of groups of records, while they grow: per group its records, and per KPI what became of them.
class Tally {
 public:
  explicit Tally(std::size_t kpis) : kpis_(kpis) {}
  /// There are so many groups from now on; never fewer.
  void grow(std::size_t groups) {
    totals_.resize(groups);
    cells_.resize(groups * kpis_);
  }
  void record(std::size_t group, std::int64_t records = 1) { totals_[group] += records; }
  void flagged(std::size_t group, std::size_t kpi, ContactState state) {
    ++cells_[group * kpis_ + kpi][static_cast<std::size_t>(state)];
  }
  /// In the place of Usable, which is never flagged.
  void declined(std::size_t group, std::size_t kpi) { flagged(group, kpi, ContactState::Usable); }

  /// Adds another one, whose groups are those of this one that `groups` names.
  void merge(const Tally& other, const std::vector<std::uint32_t>& groups);

  std::size_t groups() const { return totals_.size(); }
  std::int64_t total(std::size_t group) const { return totals_[group]; }
  KpiCount count(std::size_t group, std::size_t kpi) const;

 private:
  /// Small, so that those of thousands of groups stay in the processor's cache; good for 4 billion records.
  using Cell = std::array<std::uint32_t, kContactStates.size()>;
  std::size_t kpis_;
  std::vector<std::int64_t> totals_;
  std::vector<Cell> cells_;
};

}  // namespace boletim

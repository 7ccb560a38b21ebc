#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jobs/kpi/snapshot.h"
#include "jobs/registry/contact_state.h"

namespace boletim {

/// The counts of groups of records, while they grow: per group its records, and per KPI what became of them.
class Tally {
 public:
  explicit Tally(std::size_t kpis) : kpis_(kpis) {}
  void add_group();
  void record(std::size_t group) { ++totals_[group]; }
  void flagged(std::size_t group, std::size_t kpi, ContactState state) {
    ++cells_[group * kpis_ + kpi][static_cast<std::size_t>(state)];
  }
  /// In the place of Usable, which is never flagged.
  void declined(std::size_t group, std::size_t kpi) { flagged(group, kpi, ContactState::Usable); }

  std::int64_t total(std::size_t group) const { return totals_[group]; }
  KpiCount count(std::size_t group, std::size_t kpi) const;

 private:
  using Cell = std::array<std::int64_t, kContactStates.size()>;
  std::size_t kpis_;
  std::vector<std::int64_t> totals_;
  std::vector<Cell> cells_;
};

/// One axis of a pass: its values as they turn up, each with its counts.
class Segments {
 public:
  static constexpr std::size_t kMostValues = 10'000;
  static constexpr std::size_t kMostBytes = std::size_t{4} << 20;  ///< of all values together

  Segments(std::string column, std::size_t kpis) : tally(kpis), column_(std::move(column)), kpis_(kpis) {}

  /// The group of a value. Throws Failure if the axis has too many values, or too long ones, to segment by.
  std::size_t group_of(std::string_view value);
  /// By value, bytewise.
  AxisCount counts() const;

  Tally tally;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::string column_;
  std::size_t kpis_;
  std::size_t bytes_ = 0;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> groups_;
};

}  // namespace boletim

#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "jobs/kpi/counted_groups.h"
#include "jobs/kpi/impact_values.h"
#include "jobs/kpi/snapshot.h"

namespace boletim {

/// What the flagged records of one view's KPIs are worth, and all its records, while they are counted.
class ImpactTally {
 public:
  explicit ImpactTally(std::size_t kpis) : kpis_(kpis), reach_((kpis + 1) * 8) {}

  /// A batch begins.
  void begin(const ImpactValues& values);
  /// Its i-th record is one of the view's.
  void record(std::size_t i) { add(kpis_, i); }
  /// The same of so many records that its i-th row stands for; of numbers it has the sums.
  void records(std::size_t i, const CountedGroups& groups, std::size_t row);
  /// It is flagged by a KPI.
  void flagged(std::size_t kpi, std::size_t i) { add(kpi, i); }

  /// Adds another one, whose currencies are those of this one that `currencies` names.
  void merge(const ImpactTally& other, const std::vector<std::uint16_t>& currencies);
  /// Of a KPI: by kind, then currency. Amounts that do not fit are as large as possible.
  std::vector<Impact> impacts(const ImpactValues& values, std::size_t kpi) const;

 private:
  /// Hundredths, and of how many records.
  struct Sum {
    std::int64_t sum = 0, records = 0;
    void add(std::int64_t hundredths, std::int64_t count = 1);
  };
  static constexpr std::size_t kKinds = static_cast<std::size_t>(ImpactKind::OverdueUndated) + 1;

  void add(std::size_t kpi, std::size_t i) {
    ++reach_[kpi * 8 + values_->reachable()[i]];
    if (has_numbers_) add_numbers(kpi, i);
  }
  void add_numbers(std::size_t kpi, std::size_t i);
  Sum& at(std::uint16_t currency, std::size_t kpi, ImpactKind kind) {
    return sums_[(currency * (kpis_ + 1) + kpi) * kKinds + static_cast<std::size_t>(kind)];
  }
  const Sum& at(std::uint16_t currency, std::size_t kpi, ImpactKind kind) const {
    return sums_[(currency * (kpis_ + 1) + kpi) * kKinds + static_cast<std::size_t>(kind)];
  }
  Sum reachable(std::size_t kpi, std::uint8_t channel) const;
  void put(std::vector<Impact>& impacts, ImpactKind kind, const ImpactValues& values, std::size_t kpi) const;

  std::size_t kpis_;                 ///< the number behind them stands for all records
  std::vector<std::int64_t> reach_;  ///< records by KPI and the channels that they can be reached on
  std::vector<Sum> sums_;            ///< by currency (0 also for what is no money), KPI and kind
  const ImpactValues* values_ = nullptr;
  bool has_numbers_ = false;
};

}  // namespace boletim

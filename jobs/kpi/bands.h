#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jobs/kpi/rules.h"
#include "jobs/values.h"

namespace boletim {

/// What the bands are called as segment values, in their order, which is not that of their bytes. Amounts:
/// "< 1000", "1000 – 9999.99", "≥ 10000"; ages: "< 30d", "30d – 89d", "≥ 90d". One language for all: they are
/// compared with those of other runs.
std::vector<std::string> band_labels(const Bands& bands);

/// Which of band_labels() a value belongs to; a value on a bound belongs above it.
class BandFinder {
 public:
  explicit BandFinder(const Bands& bands);

  /// Of an amount in hundredths.
  std::size_t of_amount(std::int64_t hundredths) const { return find(hundredths); }
  /// Of a date: its age in whole days at `now`. What is yet to come is in the first one.
  std::size_t of_date(Instant date, Instant now) const;

 private:
  std::size_t find(std::int64_t value) const;

  std::vector<std::int64_t> bounds_;  ///< hundredths, or days
};

}  // namespace boletim

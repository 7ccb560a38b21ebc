#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "jobs/kpi/snapshot.h"

namespace boletim {

/// Spans of time and how they are spread, in days, parts of days counted. The mean is exact; median and 90th
/// percentile are interpolated between two neighbours, as MEDIAN and PERCENTILE of a spreadsheet are: exact
/// of up to kExact spans, of more to one part in a hundred. Memory does not grow with their number.
class DayTally {
 public:
  static constexpr std::size_t kExact = 1000;

  /// A negative one counts as none.
  void add(std::chrono::seconds span);
  /// Nothing if there were none.
  std::optional<DaySpread> spread() const;

 private:
  /// Spans of about the same length.
  struct Bucket {
    std::int64_t count = 0;
    double sum = 0;  ///< seconds
  };

  void put_in_bucket(double seconds);
  static double percentile(const std::vector<Bucket>& ascending, std::int64_t count, double part);

  std::int64_t count_ = 0;
  double sum_ = 0;             ///< seconds
  std::vector<double> spans_;  ///< seconds, while there are at most kExact
  std::vector<Bucket> buckets_;
};

}  // namespace boletim

#pragma once
// How far a number is from its target: one rule for tiles, tables and mails, so that they say the same.

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "reports/trend.h"

namespace boletim {

/// How many records must be corrected until the share is at the target (percent) or below; 0 = it is met.
/// `10%` of 388 allows 38; with 61 flagged, 23 are above target.
inline std::int64_t above_target(const Share& share, double target) {
  constexpr double noise = 1e-6;  // 0.1 × 30 must allow 3, not 2
  const double allowed = std::floor(target * static_cast<double>(share.total) / 100.0 + noise);
  return std::max<std::int64_t>(0, share.flagged - static_cast<std::int64_t>(allowed));
}

}  // namespace boletim

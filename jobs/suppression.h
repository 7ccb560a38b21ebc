#pragma once
// What is told to those who see totals: nothing that is said of a few records only.

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "reports/trend.h"

namespace boletim {

/// The values that must stand together, of so many records each: those of fewer than `least`, and while they
/// are one alone (it could be computed from the total) or fewer than `least` together, the next smallest.
/// Values without a record are no group. Pure; equal sizes are taken by value.
std::set<std::string> too_small(const std::map<std::string, std::int64_t>& records, std::int64_t least);

/// A trend in which nothing is said of groups of fewer than `least` records, now or in the previous snapshot,
/// nor can be computed from what is said: segments of axes and owners stand together as others; of a period
/// with fewer records in all there is no number; impacts of so few flagged or other records are left out.
/// Takes axes as they are counted, before their `limit`. It can't know which values of one axis make up a
/// value of another.
TrendReport suppressed(TrendReport report, std::int64_t least);

}  // namespace boletim

#pragma once
#include <vector>

#include "jobs/kpi/flagged.h"

namespace boletim {

/// Keeps what a pass flags, in the order in which it came.
struct FlaggedList : FlaggedSink {
  std::vector<Flagged> rows;
  void add(const Flagged& record) override { rows.push_back(record); }
};

/// All that is still to come.
inline std::vector<Flagged> rest_of(FlaggedRows& rows) {
  std::vector<Flagged> rest;
  for (Flagged row; rows.next(row);) rest.push_back(row);
  return rest;
}

}  // namespace boletim

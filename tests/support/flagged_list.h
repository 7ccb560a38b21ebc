#pragma once
#include <cstddef>
#include <utility>
#include <vector>

#include "jobs/kpi/flagged.h"

namespace boletim {

/// Keeps what a pass flags, in the order in which it came.
struct FlaggedList : FlaggedSink {
  std::vector<Flagged> rows;
  void add(const Flagged& record) override { rows.push_back(record); }
};

/// Gives these rows back, in the order in which they stand.
class ListedRows : public FlaggedRows {
 public:
  explicit ListedRows(std::vector<Flagged> rows) : rows_(std::move(rows)) {}
  bool next_outline(Flagged& record) override {
    if (next_ == rows_.size()) return false;
    record = rows_[next_++];
    return true;
  }

 private:
  std::vector<Flagged> rows_;
  std::size_t next_ = 0;
};

/// All that is still to come.
inline std::vector<Flagged> rest_of(FlaggedRows& rows) {
  std::vector<Flagged> rest;
  for (Flagged row; rows.next(row);) rest.push_back(row);
  return rest;
}

}  // namespace boletim

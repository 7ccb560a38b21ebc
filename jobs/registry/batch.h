#pragma once
// Records as they travel: a batch of columns, as the database hands them over, without a copy per row.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/registry/column.h"

namespace boletim {

/// Rows as columns; all columns have equal size. The order is that of RecordSource::columns().
struct Batch {
  std::vector<Column> columns;
  /// Values in which bytes that are not valid in the source's encoding became U+FFFD.
  std::int64_t replaced = 0;
  std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
};

}  // namespace boletim

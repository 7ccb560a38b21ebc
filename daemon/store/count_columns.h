#pragma once
#include <array>
#include <string>
#include <vector>

#include "daemon/store/rows.h"
#include "daemon/store/value.h"
#include "jobs/kpi/snapshot.h"

namespace boletim {

/// Names of the columns that keep a KpiCount, parted by commas.
extern const std::string kCountColumns;

/// Those columns of many rows.
class CountColumns {
 public:
  void push_back(const KpiCount& count);
  void append_to(std::vector<ColumnValues>& columns) &&;

 private:
  std::array<std::vector<std::int64_t>, 7> numbers_;
  std::array<std::vector<std::optional<std::int64_t>>, 9> flows_;
  std::array<std::vector<std::string>, 2> spreads_;
};

/// Reads them, in their order.
KpiCount read_count(Row& row);

}  // namespace boletim

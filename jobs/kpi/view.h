#pragma once
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "jobs/kpi/rules.h"
#include "jobs/values.h"

namespace boletim {

/// What a view is split by: its records with each value of a column are counted apart, as it is itself.
struct ViewSplit {
  std::string column;                         ///< one of the registry's traits
  std::set<std::string, std::less<>> values;  ///< counted whether they turn up or not
  bool others = false;                        ///< those that turn up beside them too,
  std::size_t most = 0;                       ///< so many of these at most
};

/// What one job wants counted of a pass over its registry, or of a part of it.
struct View {
  const Rules* rules = nullptr;    ///< its KPIs, axes and `only`; outlives the pass
  std::optional<Instant> since{};  ///< when its previous snapshot was taken
  std::string currency{};          ///< of the source's amounts
  std::vector<ViewSplit> splits{};
  /// Of a job's records: nothing is told of what is only known of all of them.
  bool is_part = false;
  std::size_t taker = 0;  ///< views of one taker are counted all or not at all
};

}  // namespace boletim

#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/rules.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// Which records are there at all: neither ignored nor inactive.
class ActiveRows {
 public:
  explicit ActiveRows(const SharedList<std::string>& ignore);

  bool ignores(std::string_view id) const { return !ignored_.empty() && ignored_.contains(id); }
  /// The rows of `batch` that are active, and those that are not; ignored ones are in neither.
  void split(const Batch& batch, const QueryColumns& columns, std::vector<std::size_t>& active,
             std::vector<std::size_t>& inactive) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> ignored_;
};

/// Whether the value of an `active` column, trimmed, says so. ERPs mark rows in many ways: what is no known
/// word for "no" is a yes.
bool is_active(std::string_view value);

}  // namespace boletim

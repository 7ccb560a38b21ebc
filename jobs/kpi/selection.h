#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/rules.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// Which records count: those that the job is about, without the ignored and the inactive ones.
class Selection {
 public:
  explicit Selection(const Rules& rules);

  /// Puts the rows of `batch` that count into `rows`; says how many were left out for being inactive alone.
  std::int64_t select(const Batch& batch, const QueryColumns& columns, std::vector<std::size_t>& rows) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Texts = std::unordered_set<std::string, Hash, std::equal_to<>>;

  static Texts trimmed(std::span<const std::string> values);

  Texts ignored_;
  std::vector<std::pair<std::string, Texts>> only_;
};

/// Whether the value of an `active` column, trimmed, says so. ERPs mark rows in many ways: what is no known
/// word for "no" is a yes.
bool is_active(std::string_view value);

}  // namespace boletim

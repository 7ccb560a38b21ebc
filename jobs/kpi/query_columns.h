#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/kpi/rules.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// Where a query's columns stand in its batches.
class QueryColumns {
 public:
  /// Throws Failure naming every column that stands there twice, or every one that the rules need and that is
  /// not there: id, name, those of axes and of `only`; and what is there instead.
  QueryColumns(const Rules& rules, const std::vector<std::string>& names);
  /// The same for several jobs' rules, and for what they are split by.
  QueryColumns(std::span<const Rules* const> rules, const std::vector<std::string>& names,
               const std::vector<std::string>& split_by = {});

  std::size_t size() const { return names_.size(); }
  bool has(std::string_view name) const { return find(name).has_value(); }
  std::optional<std::size_t> find(std::string_view name) const;
  /// Nothing where the query does not yield the column.
  const Column* of(const Batch& batch, std::string_view name) const;

 private:
  std::vector<std::string> names_;
};

/// A value without blanks around it; "" where it is null or there is no such column.
std::string_view text_at(const Column* column, std::size_t row);

}  // namespace boletim

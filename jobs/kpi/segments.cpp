#include "jobs/kpi/segments.h"

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/kpi/query_columns.h"

namespace boletim {

void Segments::begin(const Column* column, const std::vector<std::size_t>& rows) {
  column_ = column;
  rows_ = &rows;
  of_row_.assign(rows.size(), kUnknown);
}

std::span<const std::uint32_t> Segments::groups_of(std::size_t i) {
  if (given_up_) return {};
  if (of_row_[i] == kUnknown) of_row_[i] = group_of(text_at(column_, (*rows_)[i]));
  if (given_up_) return {};
  return {&of_row_[i], 1};
}

std::uint32_t Segments::group_of(std::string_view value) {
  const auto found = groups_.find(value);
  if (found != groups_.end()) return found->second;
  bytes_ += value.size();
  if (groups_.size() == kMostValues || bytes_ > kMostBytes) {
    given_up_ = true;
    if (too_many_ == TooMany::GiveUp) return kUnknown;
    throw Failure(
        fmt::format("axis {} has more than {} values, or {} MiB of them, too many to segment by; take it out "
                    "of `axes`, or group its values in the query",
                    axis().column, kMostValues, kMostBytes >> 20));
  }
  const auto group = static_cast<std::uint32_t>(groups_.size());
  names_.push_back(&groups_.emplace(value, group).first->first);
  return group;
}

}  // namespace boletim

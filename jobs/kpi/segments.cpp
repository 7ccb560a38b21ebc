#include "jobs/kpi/segments.h"

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/kpi/query_columns.h"

namespace boletim {

Segments::Segments(const Axis& axis, Instant now, TooMany too_many)
    : values_(axis, now), too_many_(too_many) {
  forget_fields();
}

void Segments::begin(const Column* column, const std::vector<std::size_t>& rows) {
  column_ = column;
  rows_ = &rows;
  of_row_.assign(rows.size(), kUnknown);
  if (known_.size() > kMostFields || known_.bytes() > kMostBytes) forget_fields();
}

/// Of bands, the fields are "" and the bands, from the start; other fields are learnt.
void Segments::forget_fields() {
  known_.clear();
  fields_.clear();
  groups_.clear();
  if (values_.labels().empty()) return;
  add_field("");
  for (const std::string& label : values_.labels()) add_field(label);
}

std::uint32_t Segments::look_up(std::size_t i) {
  if (given_up_) return 0;
  const std::size_t row = (*rows_)[i];
  if (!values_.labels().empty()) {
    const auto band = values_.band_of(column_, row);
    return band ? static_cast<std::uint32_t>(*band + 1) : 0;
  }
  const std::string_view field = text_at(column_, row);
  if (const auto found = known_.find(field)) return *found;
  known_.add(field);
  return add_field(field);
}

std::uint32_t Segments::add_field(std::string_view field) {
  const auto number = static_cast<std::uint32_t>(fields_.size());
  const auto begin = static_cast<std::uint32_t>(groups_.size());
  for (const std::string_view value : values_.in(field)) groups_.push_back(group_of(value));
  fields_.push_back({begin, static_cast<std::uint32_t>(groups_.size()) - begin});
  return number;
}

std::vector<std::uint32_t> Segments::merge(const Segments& other) {
  given_up_ = given_up_ || other.given_up_;
  std::vector<std::uint32_t> groups;
  for (std::size_t group = 0; group < other.size(); ++group)
    groups.push_back(given_up_ ? 0 : group_of(other.name(group)));
  return groups;
}

std::uint32_t Segments::group_of(std::string_view value) {
  if (const auto found = names_.find(value)) return *found;
  bytes_ += value.size();
  if (names_.size() == kMostValues || bytes_ > kMostBytes) {
    given_up_ = true;
    if (too_many_ == TooMany::GiveUp) return 0;
    throw Failure(
        fmt::format("axis {} has more than {} values, or {} MiB of them, too many to segment by; take it out "
                    "of `axes`, or group its values in the query",
                    axis().column, kMostValues, kMostBytes >> 20));
  }
  return names_.add(value);
}

}  // namespace boletim

#include "jobs/kpi/part_index.h"

#include <algorithm>

#include "jobs/kpi/selection.h"
#include "jobs/registry/text.h"

namespace boletim {

/// Under the values of that column of its `only` which has the fewest of them.
void PartIndex::add(const Rules& rules, std::size_t number) {
  is_met_.resize(std::max(is_met_.size(), number + 1));
  const auto fewest = std::min_element(
      rules.only.begin(), rules.only.end(),
      [](const auto& left, const auto& right) { return left.second.size() < right.second.size(); });
  const std::string column = layout_column(traits_[trait_of(traits_, fewest->first)]);
  auto found = std::find_if(columns_.begin(), columns_.end(),
                            [&](const ByColumn& known) { return known.column == column; });
  if (found == columns_.end()) found = columns_.insert(found, ByColumn{column});
  found->all.push_back(number);
  for (const std::string& value : fewest->second) found->by_value[std::string(trim(value))].push_back(number);
}

void PartIndex::begin() {
  for (const std::size_t number : met_) is_met_[number] = false;
  met_.clear();
}

const PartIndex::Places& PartIndex::places(std::int64_t layout) {
  const auto known = places_.find(layout);
  if (known != places_.end()) return known->second;
  Places places;
  for (const ByColumn& of : columns_) places.push_back(layouts_.find(layout, of.column));
  return places_.emplace(layout, std::move(places)).first->second;
}

void PartIndex::meet(std::int64_t layout, const std::string& traits) {
  const Places& places = this->places(layout);
  split_traits(traits, parts_);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (!places[c] || *places[c] >= parts_.size()) {
      take(columns_[c].all);
      continue;
    }
    split_values(parts_[*places[c]], values_);
    for (const std::string_view value : values_) {
      const auto found = columns_[c].by_value.find(value);
      if (found != columns_[c].by_value.end()) take(found->second);
    }
  }
}

void PartIndex::take(const std::vector<std::size_t>& numbers) {
  for (const std::size_t number : numbers) {
    if (is_met_[number]) continue;
    is_met_[number] = true;
    met_.push_back(number);
  }
}

}  // namespace boletim

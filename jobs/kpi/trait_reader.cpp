#include "jobs/kpi/trait_reader.h"

#include <algorithm>

#include "jobs/registry/text.h"

namespace boletim {
namespace {

Axis trait_of(const std::vector<Axis>& traits, const std::string& column) {
  const auto found =
      std::find_if(traits.begin(), traits.end(), [&](const Axis& trait) { return trait.column == column; });
  return found == traits.end() ? Axis{column, column} : *found;
}

}  // namespace

TraitReader::TraitReader(const Rules& rules, const std::vector<Axis>& traits, const Layouts& layouts)
    : layouts_(layouts) {
  for (const Axis& axis : rules.axes) axes_.push_back(trait_of(traits, axis.column));
  axes_.push_back(trait_of(traits, "owner"));
  for (const auto& [column, values] : rules.only) {
    Condition condition{layout_column(trait_of(traits, column)), {}};
    for (const std::string& value : values) condition.accepted.emplace(trim(value));
    conditions_.push_back(std::move(condition));
  }
}

const TraitReader::Places& TraitReader::places(std::int64_t layout) const {
  const auto known = places_.find(layout);
  if (known != places_.end()) return known->second;
  Places places;
  for (const Condition& condition : conditions_)
    places.conditions.push_back(layouts_.find(layout, condition.column));
  for (const Axis& axis : axes_) places.axes.push_back(layouts_.find(layout, layout_column(axis)));
  return places_.emplace(layout, std::move(places)).first->second;
}

TraitReader::Selected TraitReader::select(const Places& places) const {
  bool unknown = false;
  for (std::size_t i = 0; i < conditions_.size(); ++i) {
    const auto place = places.conditions[i];
    if (!place || *place >= parts_.size()) {
      unknown = true;
      continue;
    }
    split_values(parts_[*place], part_of_many_);
    const bool accepted =
        std::any_of(part_of_many_.begin(), part_of_many_.end(),
                    [&](std::string_view value) { return conditions_[i].accepted.contains(value); });
    if (!accepted) return Selected::No;
  }
  return unknown ? Selected::Unknown : Selected::Yes;
}

void TraitReader::read(std::int64_t layout, std::string_view traits, Values& values) const {
  const Places& places = this->places(layout);
  split_traits(traits, parts_);
  values.selected = select(places);
  values.axes.resize(axes_.size());
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    OfAxis& axis = values.axes[a];
    axis.known = places.axes[a] && *places.axes[a] < parts_.size();
    axis.values.clear();
    if (axis.known) split_values(parts_[*places.axes[a]], axis.values);
  }
}

}  // namespace boletim

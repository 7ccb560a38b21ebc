#include "jobs/kpi/selection.h"

#include <algorithm>

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/kpi/segment_values.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

bool accepts(const Selection::Condition& condition, std::string_view values) {
  while (true) {
    const std::size_t end = values.find(kBetweenValues);
    if (condition.accepted.contains(values.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    values.remove_prefix(end + 1);
  }
}

}  // namespace

std::size_t trait_of(const std::vector<Axis>& traits, std::string_view column) {
  const auto found =
      std::find_if(traits.begin(), traits.end(), [&](const Axis& axis) { return axis.column == column; });
  if (found == traits.end())
    throw Failure(
        fmt::format("column {} is not among those of the registry; please report this as a bug", column));
  return static_cast<std::size_t>(found - traits.begin());
}

Selection::Selection(const Rules& rules, const std::vector<Axis>& traits) {
  for (const auto& [column, values] : rules.only) {
    Condition& condition = conditions_.emplace_back();
    condition.trait = trait_of(traits, column);
    for (const std::string& value : values) condition.accepted.emplace(trim(value));
  }
}

bool Selection::selects(std::span<const std::string> traits) const {
  return std::all_of(conditions_.begin(), conditions_.end(),
                     [&](const Condition& condition) { return accepts(condition, traits[condition.trait]); });
}

}  // namespace boletim

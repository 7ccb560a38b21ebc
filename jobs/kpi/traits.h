#pragma once
// What the ledger keeps of a record beside its verdicts: the segment values by which jobs count and select.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jobs/kpi/rules.h"

namespace boletim {

/// How an axis tells its values, where they are not those of the column: with another definition, a column's
/// values do not compare.
std::string definition_of(const Axis& axis);

/// The columns of a layout: of each trait its column, and its definition.
std::vector<std::string> layout_of(const std::vector<Axis>& traits);
/// One of these.
std::string layout_column(const Axis& trait);

/// Segment values, one text for each trait, as Spell::traits.
std::string joined_traits(const std::vector<std::string>& traits);
/// The parts of such a text; valid as long as it is. Reuses `parts`.
void split_traits(std::string_view traits, std::vector<std::string_view>& parts);
/// The values in one part.
void split_values(std::string_view part, std::vector<std::string_view>& values);

/// All layouts that a ledger ever had.
class Layouts {
 public:
  explicit Layouts(const std::vector<std::pair<std::int64_t, std::vector<std::string>>>& layouts);

  /// Where a column stands in a layout; nothing if it is not there. An unknown layout has no columns.
  std::optional<std::size_t> find(std::int64_t layout, std::string_view column) const;
  /// Whether traits of two layouts agree on all columns that both have.
  bool agree(std::int64_t layout, std::string_view traits, std::int64_t other_layout,
             std::string_view other_traits) const;

 private:
  std::map<std::int64_t, std::vector<std::string>> layouts_;
};

}  // namespace boletim

#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "config/preset.h"
#include "config/problems.h"

namespace boletim {

/// A value as SQL, whole in itself: a number (a negative one in parentheses), a text in quotes, a list with
/// commas, a name bare; of a choice, its name. Nothing, and a problem at the node, if it does not fit its
/// type. No value can be more than the one it stands for: a text has no backslash (which some servers take
/// for an escape) and no control character, a name only letters, digits and `_`.
std::optional<std::string> bind_value(std::string_view name, const PresetValue& value, const YamlNode& node,
                                      Problems& problems);

/// A problem for each place in a query or piece that nothing fills, that stands in itself or in quotes that a
/// text brings along, and for each value and piece that no place asks for.
void check_places(const Preset& preset, Problems& problems);

/// What fills the places of a sound preset's queries.
class PlaceFilling {
 public:
  /// `bound`: every value of the preset as SQL.
  PlaceFilling(const Preset& preset, std::string_view connector,
               const std::map<std::string, std::string>& bound);
  std::string fill(std::string_view text) const;

 private:
  std::map<std::string, std::string, std::less<>> pieces_;  ///< with places of their own
  std::map<std::string, std::string, std::less<>> values_;  ///< never looked at for places
};

}  // namespace boletim

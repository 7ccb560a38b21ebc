#pragma once
#include <string_view>
#include <vector>

namespace boletim {

/// The keys that a section of the configuration takes, those of schema.json's definition of the same name
/// (a test compares them). Throws std::out_of_range for a section that there is none of.
const std::vector<std::string_view>& known_keys(std::string_view section);

/// The names of all sections.
std::vector<std::string_view> sections();

/// A key or a value of the contract that this version does not act on. It must not pass silently.
struct Unsupported {
  std::string_view section;  ///< or, of a value, the key that it belongs to
  std::string_view name;
  std::string_view instead;  ///< the one value that asks for what is done anyway, and so may stand; "" = none
};

/// Nothing if this version acts on it, or if there is no such thing at all.
const Unsupported* find_unsupported(std::string_view section, std::string_view name);

}  // namespace boletim

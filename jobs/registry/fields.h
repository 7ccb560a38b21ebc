#pragma once
#include <cstddef>
#include <string_view>

#include "jobs/registry/text.h"

namespace boletim {

/// What stands between several values in one field.
inline constexpr std::string_view kSeparators = ";,/\n\r";

/// find_first_of() costs a call a character.
inline bool holds_separator(std::string_view field) {
  for (const char c : field)
    if (c == ';' || c == ',' || c == '/' || c == '\n' || c == '\r') return true;
  return false;
}

/// Calls `judge` with each value of `field`, trimmed, blank ones left out, until it returns true.
template <class Judge>
void for_each_value(std::string_view field, Judge judge) {
  while (!field.empty()) {
    const std::size_t end = field.find_first_of(kSeparators);
    const std::string_view value = trim(field.substr(0, end));
    field.remove_prefix(end == field.npos ? field.size() : end + 1);
    if (!value.empty() && judge(value)) return;
  }
}

}  // namespace boletim

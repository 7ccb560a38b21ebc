#include "jobs/part.h"

#include <algorithm>
#include <iterator>

#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr char kBetweenColumns = '\x1e';
constexpr char kBetweenItems = '\x1f';

/// The next piece of `text`, up to `separator`, which is taken off with it.
std::string_view take(std::string_view& text, char separator) {
  const std::string_view piece = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(piece.size() + 1, text.size()));
  return piece;
}

}  // namespace

std::string text_of(const Part& part) {
  std::string text;
  for (const auto& [column, values] : part.only) {
    if (!text.empty()) text += kBetweenColumns;
    text += column;
    for (const std::string& value : values) (text += kBetweenItems) += value;
  }
  return text;
}

Part part_of(std::string_view text) {
  Part part;
  while (!text.empty()) {
    std::string_view of_column = take(text, kBetweenColumns);
    const bool has_values = of_column.find(kBetweenItems) != std::string_view::npos;
    const bool ends_blank = of_column.ends_with(kBetweenItems);
    std::vector<std::string>& values = part.only[std::string(take(of_column, kBetweenItems))];
    if (!has_values) continue;
    while (!of_column.empty()) values.emplace_back(take(of_column, kBetweenItems));
    if (ends_blank) values.emplace_back();
  }
  return part;
}

Scope both(const Scope& one, const Scope& other) {
  Scope result = one;
  for (const auto& [column, values] : other) {
    const auto found = result.find(column);
    if (found == result.end()) {
      result.emplace(column, values);
      continue;
    }
    std::erase_if(found->second, [&](const std::string& value) {
      return std::none_of(values.begin(), values.end(),
                          [&](const std::string& other) { return trim(other) == trim(value); });
    });
  }
  return result;
}

Rules within(const Rules& rules, const Part& part) {
  Rules narrowed = rules;
  narrowed.only = both(rules.only, part.only);
  return narrowed;
}

}  // namespace boletim

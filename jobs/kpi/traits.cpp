#include "jobs/kpi/traits.h"

#include <algorithm>

#include <fmt/format.h>

#include "jobs/kpi/segment_values.h"

namespace boletim {
namespace {

constexpr char kBetweenTraits = '\x1f';

void split(std::string_view text, char at, std::vector<std::string_view>& parts) {
  parts.clear();
  for (std::size_t end = text.find(at); end != text.npos; end = text.find(at)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
}

}  // namespace

std::string definition_of(const Axis& axis) {
  if (!axis.bands) return axis.many.empty() ? "" : "many " + axis.many;
  std::string text = axis.bands->kind == Bands::Kind::Ages ? "ages" : "bands";
  for (const double bound : axis.bands->bounds) text += fmt::format(" {}", bound);
  return text;
}

std::string layout_column(const Axis& trait) {
  const std::string definition = definition_of(trait);
  return definition.empty() ? trait.column : trait.column + " " + definition;
}

std::vector<std::string> layout_of(const std::vector<Axis>& traits) {
  std::vector<std::string> columns;
  for (const Axis& trait : traits) columns.push_back(layout_column(trait));
  return columns;
}

std::string joined_traits(const std::vector<std::string>& traits) {
  std::string text;
  for (const std::string& trait : traits) {
    if (&trait != &traits.front()) text += kBetweenTraits;
    text += trait;
  }
  return text;
}

void split_traits(std::string_view traits, std::vector<std::string_view>& parts) {
  split(traits, kBetweenTraits, parts);
}

void split_values(std::string_view part, std::vector<std::string_view>& values) {
  split(part, kBetweenValues, values);
}

Layouts::Layouts(const std::vector<std::pair<std::int64_t, std::vector<std::string>>>& layouts)
    : layouts_(layouts.begin(), layouts.end()) {}

std::optional<std::size_t> Layouts::find(std::int64_t layout, std::string_view column) const {
  const auto found = layouts_.find(layout);
  if (found == layouts_.end()) return std::nullopt;
  const auto at = std::find(found->second.begin(), found->second.end(), column);
  if (at == found->second.end()) return std::nullopt;
  return static_cast<std::size_t>(at - found->second.begin());
}

bool Layouts::agree(std::int64_t layout, std::string_view traits, std::int64_t other_layout,
                    std::string_view other_traits) const {
  const auto columns = layouts_.find(layout);
  if (columns == layouts_.end()) return true;
  std::vector<std::string_view> parts, other_parts;
  split_traits(traits, parts);
  split_traits(other_traits, other_parts);
  for (std::size_t i = 0; i < columns->second.size() && i < parts.size(); ++i) {
    const auto place = find(other_layout, columns->second[i]);
    if (place && *place < other_parts.size() && parts[i] != other_parts[*place]) return false;
  }
  return true;
}

}  // namespace boletim

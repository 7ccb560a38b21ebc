#include "config/axes.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <set>

#include "config/section.h"
#include "config/values.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::size_t kMostBounds = 50;
constexpr double kLargestBound = 1e12;
constexpr int kMostShown = 10'000;  // values of an axis in a table

/// A bound between bands and what it is of.
struct Bound {
  Bands::Kind kind;
  double value;
};

/// 30d; whole days.
std::optional<Bound> parse_age(std::string_view text) {
  const auto span = parse_span(text);
  if (!span || *span % std::chrono::days(1) != std::chrono::seconds(0)) return std::nullopt;
  return Bound{Bands::Kind::Ages, static_cast<double>(*span / std::chrono::days(1))};
}

/// 1000, 99.90; at most two decimals, as amounts are compared in hundredths.
std::optional<Bound> parse_amount(std::string_view text) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!(std::abs(value) <= kLargestBound) || std::abs(std::round(value * 100) / 100 - value) > 1e-6)
    return std::nullopt;
  return Bound{Bands::Kind::Numbers, value};
}

std::optional<Bands> read_bands(const Section& section, Problems& problems) {
  constexpr std::string_view kExpected =
      "amounts such as [1000, 10000], or ages in days such as [30d, 90d], each larger than the one before";
  const auto refuse = [&](Place place, const std::string& what) {
    problems.add(place, what + "; expected " + std::string(kExpected));
    return std::nullopt;
  };
  Bands bands;
  for (const YamlNode* item : section.list("bands")) {
    const auto text = line_of(*item, kExpected, problems);
    if (!text) return std::nullopt;
    auto bound = parse_amount(*text);
    if (!bound) bound = parse_age(*text);
    if (!bound) return refuse(item->place, "no bound of a band: " + shown(*text));
    if (bands.bounds.empty()) bands.kind = bound->kind;
    if (bands.kind != bound->kind) return refuse(item->place, "amounts and ages in one axis");
    if (!bands.bounds.empty() && bound->value <= bands.bounds.back())
      return refuse(item->place, shown(*text) + " is not larger than the bound before it");
    if (bands.bounds.size() == kMostBounds)
      return refuse(item->place, "more than " + std::to_string(kMostBounds) + " bounds");
    bands.bounds.push_back(bound->value);
  }
  if (bands.bounds.empty()) return refuse(section.place(), "no bounds in 'bands'");
  return bands;
}

void read_axis(const YamlNode& node, Axis& axis, Problems& problems) {
  const Section section("axis", node, problems);
  section.line("title", axis.title);
  if (const YamlNode* many = section.find("many")) {
    // Not a line: a separator may be a blank.
    if (many->kind == YamlNode::Kind::Scalar && !many->text.empty())
      axis.many = many->text;
    else
      section.refuse("many", "expected what separates the values of a field, such as \";\"");
    section.forbid({"bands"}, "a field of several values is no amount or date");
  }
  if (section.find("bands") != nullptr) axis.bands = read_bands(section, problems);
  int limit = 0;
  if (section.number("limit", limit, 1, kMostShown)) axis.limit = limit;
}

}  // namespace

std::vector<Axis> read_axes(const YamlNode& node, Problems& problems) {
  std::vector<Axis> axes;
  if (node.kind != YamlNode::Kind::Map && node.kind != YamlNode::Kind::Null) {
    problems.add(node.place, "expected a mapping of columns to titles, such as { city: Cidade }");
    return axes;
  }
  std::set<std::string> columns;
  for (const YamlEntry& entry : node.entries) {
    Axis axis{lower_case(entry.key), title_of(entry.key)};
    if (!columns.insert(axis.column).second)
      problems.add(entry.place, "column " + shown(entry.key) + " is given twice; case does not matter");
    if (entry.value->kind == YamlNode::Kind::Map)
      read_axis(*entry.value, axis, problems);
    else if (entry.value->kind != YamlNode::Kind::Null)
      axis.title = line_of(*entry.value, "a title, or { title: … }", problems).value_or(axis.title);
    axes.push_back(std::move(axis));
  }
  return axes;
}

}  // namespace boletim

#include "config/sources.h"

#include <algorithm>
#include <set>

#include "config/connectors.h"
#include "config/named_address.h"
#include "config/section.h"
#include "config/values.h"

namespace boletim {
namespace {

constexpr Choice<Encoding> kEncodings[] = {{"utf-8", Encoding::Utf8}, {"latin-1", Encoding::Latin1}};
constexpr int kMostConnections = 32;

/// An address, or a number with eight digits or more.
bool is_contact(std::string_view text) {
  if (is_address(text)) return true;
  const bool plain = text.find_first_not_of("0123456789 +-().") == std::string_view::npos;
  return plain && std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 8;
}

void read_placeholders(const Section& section, SourceSettings& source) {
  for (const YamlNode* item : section.list("own_contacts")) {
    const auto contact = line_of(*item, "an e-mail address or a phone number", section.problems());
    if (contact && !is_contact(*contact))
      section.problems().add(item->place, "neither an e-mail address nor a phone number with its area code");
    if (contact) source.placeholders.push_back(*contact);
  }
  for (const YamlNode* item : section.list("placeholders"))
    if (auto word = line_of(*item, "a word, an e-mail address or a number", section.problems()))
      source.placeholders.push_back(*std::move(word));
}

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
      Section("axis", *entry.value, problems).line("title", axis.title);
    else if (entry.value->kind != YamlNode::Kind::Null)
      axis.title = line_of(*entry.value, "a title, or { title: … }", problems).value_or(axis.title);
    axes.push_back(std::move(axis));
  }
  return axes;
}

RegistrySettings read_registry(const YamlEntry& entry, Problems& problems) {
  const Section section("registry", *entry.value, problems);
  RegistrySettings registry{RegistryId{entry.key}, {}, {}, {}};
  section.require({"query"}, "expected the SELECT that yields its records");
  section.text("query", registry.query);
  if (const YamlNode* axes = section.find("axes")) registry.axes = read_axes(*axes, problems);
  for (const YamlNode* item : section.list("ignore"))
    if (auto id = line_of(*item, "an id", problems)) registry.ignore.push_back(*std::move(id));
  return registry;
}

SourceSettings read_source(const YamlEntry& entry, const std::string& directory, Problems& problems) {
  const Section section("source", *entry.value, problems);
  SourceSettings source;
  source.id.value = entry.key;
  read_connector(section, directory, source);
  section.number("connections", source.connections, 1, kMostConnections);
  section.value("statement_timeout", source.statement_timeout, parse_span,
                "a duration above zero such as 10m");
  section.choice<Encoding>("encoding", source.encoding, kEncodings);
  section.value("currency", source.currency, parse_currency, "an ISO 4217 code such as BRL");
  section.number("suspect_above", source.suspect_above, 0, 1'000'000);
  read_placeholders(section, source);
  section.require({"registries"}, "expected a mapping such as { customers: { query: … } }");
  if (const YamlNode* registries = section.find("registries")) {
    for (const YamlEntry& registry : named_entries(*registries, "registry", problems))
      source.registries.emplace(RegistryId{registry.key}, read_registry(registry, problems));
    if (source.registries.empty())
      section.refuse("registries", "no registry; expected one such as { customers: { query: … } }");
  }
  return source;
}

}  // namespace

std::map<SourceId, SourceSettings> read_sources(const YamlNode* node, const std::string& directory,
                                                Problems& problems) {
  std::map<SourceId, SourceSettings> sources;
  if (node == nullptr) return sources;
  for (const YamlEntry& entry : named_entries(*node, "source", problems))
    sources.emplace(SourceId{entry.key}, read_source(entry, directory, problems));
  return sources;
}

}  // namespace boletim

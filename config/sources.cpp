#include "config/sources.h"

#include <algorithm>

#include "config/axes.h"
#include "config/connectors.h"
#include "config/named_address.h"
#include "config/presets.h"
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

/// What a registry's mapping says, over what the registry has already; axes are added to those.
void read_registry(const YamlNode& node, RegistrySettings& registry, Problems& problems) {
  const Section section("registry", node, problems);
  section.text("query", registry.query);
  if (const YamlNode* axes = section.find("axes"))
    for (Axis& axis : read_axes(*axes, problems)) {
      const auto same = std::find_if(registry.axes.begin(), registry.axes.end(),
                                     [&axis](const Axis& other) { return other.column == axis.column; });
      if (same == registry.axes.end())
        registry.axes.push_back(std::move(axis));
      else
        *same = std::move(axis);
    }
  if (section.find("ignore") == nullptr) return;
  std::vector<std::string> ignore;
  for (const YamlNode* item : section.list("ignore"))
    if (auto id = line_of(*item, "an id", problems)) ignore.push_back(*std::move(id));
  registry.ignore = std::move(ignore);
}

/// The preset's registries, then what the source itself says of them, and its further ones.
void read_registries(const Section& section, std::string_view connector, Presets& presets,
                     SourceSettings& source) {
  Problems& problems = section.problems();
  PresetRegistries given;
  if (const YamlNode* preset = section.find("preset"))
    given = read_preset(*preset, connector, presets, problems);
  else
    section.require({"registries"}, "expected a mapping such as { customers: { query: … } }");
  for (const auto& [name, registry] : given) {
    RegistrySettings& settings = source.registries[RegistryId{name}];
    settings.id.value = name;
    if (registry.node != nullptr) read_registry(*registry.node, settings, problems);
    settings.query = registry.query;
  }
  const YamlNode* own = section.find("registries");
  if (own == nullptr) return;
  for (const YamlEntry& entry : named_entries(*own, "registry", problems)) {
    RegistrySettings& settings = source.registries[RegistryId{entry.key}];
    settings.id.value = entry.key;
    const bool is_given = given.contains(entry.key);
    if (!is_given && entry.value->kind == YamlNode::Kind::Map && entry.value->find("query") == nullptr)
      problems.add(entry.value->place, "no 'query'; expected the SELECT that yields its records");
    if (!is_given || entry.value->kind != YamlNode::Kind::Null)
      read_registry(*entry.value, settings, problems);
  }
  if (source.registries.empty())
    section.refuse("registries", "no registry; expected one such as { customers: { query: … } }");
}

SourceSettings read_source(const YamlEntry& entry, const std::string& directory, Presets& presets,
                           Problems& problems) {
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
  const YamlNode* connector = section.find("connector");
  const bool is_known = connector != nullptr && connector->kind == YamlNode::Kind::Scalar;
  read_registries(section, is_known ? std::string_view(connector->text) : "", presets, source);
  return source;
}

}  // namespace

std::map<SourceId, SourceSettings> read_sources(const YamlNode* node, const std::string& directory,
                                                Presets& presets, Problems& problems) {
  std::map<SourceId, SourceSettings> sources;
  if (node == nullptr) return sources;
  for (const YamlEntry& entry : named_entries(*node, "source", problems))
    sources.emplace(SourceId{entry.key}, read_source(entry, directory, presets, problems));
  return sources;
}

}  // namespace boletim

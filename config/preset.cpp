#include "config/preset.h"

#include <algorithm>

#include "config/nearest.h"
#include "config/preset_query.h"
#include "config/section.h"

namespace boletim {
namespace {

constexpr std::string_view kConnectors[] = {"sqlite", "postgresql", "mysql", "odbc"};
constexpr Choice<PresetValue::Kind> kKinds[] = {{"number", PresetValue::Kind::Number},
                                                {"numbers", PresetValue::Kind::Numbers},
                                                {"text", PresetValue::Kind::Text},
                                                {"texts", PresetValue::Kind::Texts},
                                                {"name", PresetValue::Kind::Name}};

SqlPieces read_pieces(const YamlNode& node, Problems& problems) {
  SqlPieces pieces;
  for (const YamlEntry& entry : named_entries(node, "place", problems)) {
    if (entry.value->kind != YamlNode::Kind::Scalar && entry.value->kind != YamlNode::Kind::Null)
      problems.add(entry.value->place, "expected a piece of SQL, or nothing");
    pieces.emplace(entry.key, entry.value);
  }
  return pieces;
}

/// Choices fill the same places, or a query would have a gap with one of them.
SqlChoices read_choices(const YamlNode& node, Problems& problems) {
  SqlChoices choices;
  for (const YamlEntry& entry : named_entries(node, "choice", problems)) {
    const SqlPieces& pieces = choices[entry.key] = read_pieces(*entry.value, problems);
    const YamlEntry& first = node.entries.front();
    for (const auto& [name, piece] : choices.at(first.key))
      if (!pieces.contains(name))
        problems.add(entry.place, "nothing for the place " + shown(name) + ", which " + shown(first.key) +
                                      " fills; give it here too, even if blank");
    for (const auto& [name, piece] : pieces)
      if (!choices.at(first.key).contains(name))
        problems.add(piece->place,
                     shown(first.key) + " does not fill the place " + shown(name) + "; give it there too");
  }
  if (choices.empty()) problems.add(node.place, "nothing to choose from; expected { NAME: { PLACE: SQL } }");
  return choices;
}

SqlChoices read_connectors(const YamlNode& node, Problems& problems) {
  SqlChoices connectors;
  if (node.kind == YamlNode::Kind::Map)
    connectors = read_choices(node, problems);
  else
    for (const YamlNode* item : items_of(node))
      if (const auto name = line_of(*item, "a connector", problems)) connectors[*name];
  if (connectors.empty()) problems.add(node.place, "no connector; expected one such as 'postgresql'");
  for (const auto& [name, pieces] : connectors)
    if (std::find(std::begin(kConnectors), std::end(kConnectors), name) == std::end(kConnectors))
      problems.add(node.place, "unknown connector " + shown(name) +
                                   hint(name, {std::begin(kConnectors), std::end(kConnectors)}));
  return connectors;
}

PresetValue read_value(const YamlEntry& entry, Problems& problems) {
  const Section section("preset.value", *entry.value, problems);
  PresetValue value;
  section.require({"about"}, "expected a line on what it means");
  section.line("about", value.about);
  value.fallback = section.find("default");
  if (const YamlNode* choices = section.find("choices")) {
    section.forbid({"type"}, "'choices' says what it may be");
    value.kind = PresetValue::Kind::Choice;
    value.choices = read_choices(*choices, problems);
  } else {
    section.require({"type"}, "expected 'number', 'numbers', 'text', 'texts' or 'name', or else 'choices'");
    section.choice<PresetValue::Kind>("type", value.kind, kKinds);
  }
  if (value.fallback != nullptr) bind_value(entry.key, value, *value.fallback, problems);
  return value;
}

}  // namespace

Preset read_preset_file(YamlDocument document, Problems& problems) {
  Preset preset;
  preset.document = std::move(document);
  const YamlNode* root = preset.document.root;
  if (root == nullptr) return preset;
  Problems found;
  const Section section("preset.yaml", *root, found);
  section.require({"title", "connectors", "registries"}, "every preset has it");
  std::string line;
  section.line("title", line);
  section.line("versions", line);
  if (const YamlNode* connectors = section.find("connectors"))
    preset.connectors = read_connectors(*connectors, found);
  if (const YamlNode* values = section.find("set"))
    for (const YamlEntry& entry : named_entries(*values, "value", found))
      preset.values.emplace(entry.key, read_value(entry, found));
  if (const YamlNode* registries = section.find("registries"))
    preset.registries = named_entries(*registries, "registry", found);
  for (const YamlEntry& entry : preset.registries) {
    const YamlNode* query = entry.value->find("query");
    if (query == nullptr || query->kind != YamlNode::Kind::Scalar)
      found.add(entry.place, "no 'query'; expected the SELECT that yields its records");
  }
  check_places(preset, found);
  preset.is_sound = found.empty();
  problems.add(std::move(found));
  return preset;
}

}  // namespace boletim

#include "config/presets.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "config/embedded_presets.h"
#include "config/files.h"
#include "config/nearest.h"
#include "config/preset_query.h"
#include "config/section.h"
#include "jobs/schedule/stable_hash.h"

namespace boletim {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUsualRegistries[] = {"customers", "suppliers"};

/// What can be asked for: own ones and those that the program carries.
std::vector<std::string> known_presets(const fs::path& own) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator i(own, error), end; !error && i != end; i.increment(error))
    if (i->path().extension() == ".yaml") names.push_back(i->path().stem().string());
  for (const EmbeddedPreset& preset : embedded_presets()) names.emplace_back(preset.name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// Every value of the preset as SQL: as the source sets it, else its default. Nothing if one does not fit.
std::optional<std::map<std::string, std::string>> bind_values(const Preset& preset, const YamlNode* set,
                                                              Place place, Problems& problems) {
  std::vector<YamlEntry> entries;
  if (set != nullptr) entries = named_entries(*set, "value", problems);
  bool good = set == nullptr || set->kind == YamlNode::Kind::Map || set->kind == YamlNode::Kind::Null;
  for (const YamlEntry& entry : entries) {
    if (preset.values.contains(entry.key)) continue;
    problems.add(entry.place,
                 "the preset has no value " + shown(entry.key) + hint(entry.key, names_of(preset.values)));
    good = false;
  }
  std::map<std::string, std::string> bound;
  for (const auto& [name, value] : preset.values) {
    const YamlNode* own = set == nullptr ? nullptr : set->find(name);
    const YamlNode* node = own == nullptr ? value.fallback : own;
    if (node == nullptr) {
      problems.add(place, "the preset needs " + shown(name) + ": " + value.about +
                              "; set it, such as { set: { " + name + ": … } }");
      good = false;
    } else if (auto sql = bind_value(name, value, *node, problems)) {
      bound.emplace(name, *std::move(sql));
    } else {
      good = false;
    }
  }
  if (!good) return std::nullopt;
  return bound;
}

bool suits(const Preset& preset, std::string_view connector, Place place, Problems& problems) {
  if (connector.empty()) return false;  // which is told already
  if (preset.connectors.contains(connector)) return true;
  problems.add(place, "the preset is not for connector " + shown(connector) + "; it is for " +
                          any_of(names_of(preset.connectors)));
  return false;
}

}  // namespace

const Preset* Presets::find(std::string_view name, Place place) {
  if (const auto known = read_.find(name); known != read_.end()) return &known->second;
  if (!check_id(name, place, "preset", problems_)) return nullptr;

  const fs::path own = fs::path(directory_) / "presets";
  const fs::path path = own / (std::string(name) + ".yaml");
  const auto carried = std::find_if(embedded_presets().begin(), embedded_presets().end(),
                                    [name](const EmbeddedPreset& preset) { return preset.name == name; });
  std::optional<std::string> text;
  std::error_code error;
  int file = 0;
  if (fs::exists(path, error)) {
    file = problems_.add_file(path.string());
    text = read_text(file, path.string(), problems_);
  } else if (carried != embedded_presets().end()) {
    file = problems_.add_file("preset " + std::string(name));
    text = carried->text;
  } else {
    const std::vector<std::string> names = known_presets(own);
    problems_.add(place, "no preset " + shown(name) + hint(name, {names.begin(), names.end()}) +
                             "; one of your own would be " + path.string());
    return nullptr;
  }
  if (!text) return nullptr;
  StableHash hash;
  hash.add(hash_);
  hash_ = static_cast<std::int64_t>(hash.add(*text).value());
  return &(read_[std::string(name)] = read_preset_file(parse_yaml(file, *text, problems_), problems_));
}

PresetRegistries read_preset(const YamlNode& node, std::string_view connector, Presets& presets,
                             Problems& problems) {
  PresetRegistries registries;
  const YamlNode* name = &node;
  const YamlNode* set = nullptr;
  if (node.kind == YamlNode::Kind::Map) {
    const Section section("preset", node, problems);
    section.require({"name"}, "expected a preset's name such as 'odoo'");
    name = section.find("name");
    set = section.find("set");
  }
  const auto line =
      name == nullptr ? std::nullopt : line_of(*name, "a preset's name such as 'odoo'", problems);
  const Preset* preset = line ? presets.find(*line, name->place) : nullptr;
  if (preset == nullptr || !preset->is_sound) {
    for (const std::string_view usual : kUsualRegistries)
      registries.emplace(usual, PresetRegistry{nullptr, ""});
    return registries;
  }
  const bool is_suited = suits(*preset, connector, name->place, problems);
  const auto bound = bind_values(*preset, set, name->place, problems);
  std::optional<PlaceFilling> filling;
  if (is_suited && bound) filling.emplace(*preset, connector, *bound);
  for (const YamlEntry& entry : preset->registries)
    registries.emplace(
        entry.key, PresetRegistry{entry.value,
                                  filling ? filling->fill(entry.value->find("query")->text) : std::string()});
  return registries;
}

}  // namespace boletim

#pragma once
// What a preset's file says: the registries of one ERP, and what differs from one company's to another's.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/yaml_document.h"

namespace boletim {

/// Pieces of SQL that stand or fall with a choice, by the names of their places.
using SqlPieces = std::map<std::string, const YamlNode*, std::less<>>;
using SqlChoices = std::map<std::string, SqlPieces, std::less<>>;

/// One value that a source sets.
struct PresetValue {
  enum class Kind { Number, Numbers, Text, Texts, Name, Choice };
  Kind kind = Kind::Text;
  std::string about;                   ///< what it means, for who has to set it
  const YamlNode* fallback = nullptr;  ///< nothing = it must be set
  SqlChoices choices;                  ///< of Choice
};

struct Preset {
  YamlDocument document;  ///< owns the nodes
  SqlChoices connectors;  ///< those that its queries are for, each with its pieces
  std::map<std::string, PresetValue, std::less<>> values;
  std::vector<YamlEntry> registries;
  bool is_sound = false;  ///< if not, problems say why, and its queries are not to be made
};

/// Reads a preset's file: every value with its default, every query with its places. What is wrong with the
/// preset itself, whatever a source sets, is a problem at its place in the file.
Preset read_preset_file(YamlDocument document, Problems& problems);

}  // namespace boletim

#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "config/preset.h"
#include "config/problems.h"

namespace boletim {

/// The presets that sources name: those in presets/ beside the configuration, else those that the program
/// carries. Each is read once, when it is first asked for.
class Presets {
 public:
  /// `directory`: the configuration's, as it was given.
  Presets(std::string directory, Problems& problems)
      : directory_(std::move(directory)), problems_(problems) {}
  Presets(const Presets&) = delete;
  Presets& operator=(const Presets&) = delete;

  /// Nothing, and a problem at the name, if there is none of it.
  const Preset* find(std::string_view name, Place place);
  /// Of the texts of all that were asked for; 0 if none was.
  std::int64_t hash() const { return hash_; }

 private:
  std::string directory_;
  Problems& problems_;
  std::map<std::string, Preset, std::less<>> read_;
  std::int64_t hash_ = 0;
};

/// A registry as a preset gives it to one source.
struct PresetRegistry {
  const YamlNode*
      node;           ///< as the preset's file has it, nothing if that can't be read; stays as the Presets do
  std::string query;  ///< with all its places filled
};
using PresetRegistries = std::map<std::string, PresetRegistry, std::less<>>;

/// What `preset:` of a source stands for. If something is wrong with it, its registries are there all the
/// same, so that what refers to them does not seem to dangle; their queries are blank.
PresetRegistries read_preset(const YamlNode& node, std::string_view connector, Presets& presets,
                             Problems& problems);

}  // namespace boletim

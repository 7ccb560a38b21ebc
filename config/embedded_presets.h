#pragma once
#include <string_view>
#include <vector>

namespace boletim {

/// A preset's file as the program carries it (config/presets/embed.cmake).
struct EmbeddedPreset {
  std::string_view name;  ///< without .yaml
  std::string_view text;
};

const std::vector<EmbeddedPreset>& embedded_presets();

}  // namespace boletim

# Writes the presets of this folder into one .cpp, so that the program carries them wherever it is installed.
file(GLOB preset_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.yaml)
list(SORT preset_files)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${preset_files})

set(preset_values "")
foreach(file ${preset_files})
  file(READ ${file} yaml)
  get_filename_component(name ${file} NAME_WE)
  string(APPEND preset_values "      {\"${name}\", R\"preset(${yaml})preset\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/presets_embedded.cpp @ONLY CONTENT [[
#include "config/embedded_presets.h"

namespace boletim {

const std::vector<EmbeddedPreset>& embedded_presets() {
  static const std::vector<EmbeddedPreset> presets = {
@preset_values@  };
  return presets;
}

}  // namespace boletim
]])
target_sources(boletim_config PRIVATE ${CMAKE_BINARY_DIR}/presets_embedded.cpp)

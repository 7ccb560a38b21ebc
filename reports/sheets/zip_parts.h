#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "reports/sheets/scratch_file.h"

namespace boletim {

/// A file within a ZIP, as its directory tells.
struct ZipPart {
  std::string name;
  std::int64_t bytes = 0;  ///< unpacked
  bool operator==(const ZipPart&) const = default;
};

/// The directory of a ZIP without comment and without the extensions for 4 GB and more. Throws
/// std::runtime_error for what is none.
std::vector<ZipPart> zip_parts(const ScratchFile& file);

}  // namespace boletim

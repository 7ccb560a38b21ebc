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
  std::int64_t packed = 0;
  std::int64_t at = 0;  ///< where its head begins
  bool operator==(const ZipPart&) const = default;
};

/// The directory of a ZIP without comment and without the extensions for 4 GB and more. Throws
/// std::runtime_error for what is none.
std::vector<ZipPart> zip_parts(const ScratchFile& file);

/// The last bytes of a part, which is unpacked for it block by block.
std::string zip_tail(const ScratchFile& file, const ZipPart& part, std::size_t bytes);

}  // namespace boletim

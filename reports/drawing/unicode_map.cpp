#include "reports/drawing/unicode_map.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <hpdf.h>

namespace boletim {
namespace {

/// Codes are UTF-16 units already: each range of one high byte maps onto itself, at most 100 ranges a block.
std::string identity_ranges() {
  constexpr int kRanges = 256, kMostInABlock = 100;
  std::string ranges;
  for (int first = 0; first < kRanges; first += kMostInABlock) {
    const int count = std::min(kMostInABlock, kRanges - first);
    ranges += fmt::format("{} beginbfrange\n", count);
    for (int high = first; high < first + count; ++high)
      ranges += fmt::format("<{0:02X}00> <{0:02X}FF> <{0:02X}00>\n", high);
    ranges += "endbfrange\n";
  }
  return ranges;
}

}  // namespace

void write_unicode_map(void* font) {
  auto* map = static_cast<HPDF_Dict>(
      HPDF_Dict_GetItem(static_cast<HPDF_Dict>(static_cast<HPDF_Font>(font)), "ToUnicode", HPDF_OCLASS_DICT));
  if (map == nullptr || map->stream == nullptr) return;
  const std::string text =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" +
      identity_ranges() + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
  HPDF_MemStream_FreeData(map->stream);
  HPDF_Stream_WriteStr(map->stream, text.c_str());
}

}  // namespace boletim

#pragma once
// The house's colours; those of the KPIs are in Look.

#include <cstddef>

#include "reports/look.h"

namespace boletim {

inline constexpr Color kInk{0x1B, 0x1F, 0x24};
inline constexpr Color kNotes{0x5B, 0x65, 0x70};
inline constexpr Color kHairline{0xD9, 0xDE, 0xE3};
inline constexpr Color kTile{0xF4, 0xF6, 0xF8};
inline constexpr Color kBetter{0x1B, 0x7F, 0x6B};
inline constexpr Color kWorse{0xB8, 0x42, 0x0F};
inline constexpr Color kLink{0x00, 0x68, 0xA8};
inline constexpr Color kWhite{0xFF, 0xFF, 0xFF};

/// A KPI's colour by its place in the report; after the last one they start again.
inline Color kpi_color(const Look& look, std::size_t kpi) {
  return look.colors.empty() ? kInk : look.colors[kpi % look.colors.size()];
}

}  // namespace boletim

#pragma once
// What a stack of contact states looks like: shades of its KPI's colour, told apart in grey too.

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "reports/look.h"
#include "reports/trend.h"

namespace boletim {

/// One state of a composition: its shade goes from the colour itself to nearly white.
struct StateShade {
  std::int64_t Composition::*count;
  const char* key;  ///< of its name in the catalogue
  double white;     ///< share of white in it
};

inline constexpr std::array kStateShades = {StateShade{&Composition::missing, "state.missing", 0},
                                            StateShade{&Composition::placeholder, "state.placeholder", 0.34},
                                            StateShade{&Composition::malformed, "state.malformed", 0.58},
                                            StateShade{&Composition::landline, "state.landline", 0.76},
                                            StateShade{&Composition::correctable, "state.correctable", 0.89}};

inline Color shade(Color color, double white) {
  const auto mix = [white](std::uint8_t part) {
    return static_cast<std::uint8_t>(part + (255 - part) * white + 0.5);
  };
  return {mix(color.red), mix(color.green), mix(color.blue)};
}

/// The parts of a point, where they are known and add up to it.
inline std::optional<Composition> stack_of(const TrendPoint& point) {
  if (!point.share || !point.parts) return std::nullopt;
  std::int64_t sum = 0;
  for (const StateShade& state : kStateShades) sum += (*point.parts).*state.count;
  return sum == point.share->flagged ? point.parts : std::nullopt;
}

}  // namespace boletim

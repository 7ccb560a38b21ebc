#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace boletim {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Color&) const = default;
};

/// "#0068A8" to a colour; black for anything else (the configuration has checked it).
Color parse_color(const std::string& text);

/// The organization's own, as PNG.
struct Logo {
  std::string png;            ///< the file's bytes
  int width = 0, height = 0;  ///< pixels
  bool operator==(const Logo&) const = default;
};

/// What an admin may choose of the look; the rest is the house's.
struct Look {
  std::string regular_font;            ///< path of Open Sans Regular (TrueType)
  std::string semibold_font;           ///< path of Open Sans Semibold
  std::vector<Color> colors;           ///< of the KPIs in their order; after the last one they start again
  std::shared_ptr<const Logo> logo{};  ///< nothing = none; pictures may be large, looks are copied
  bool operator==(const Look&) const = default;
};

/// Open Sans of Debian's fonts-open-sans, and the palette.
Look default_look();

}  // namespace boletim

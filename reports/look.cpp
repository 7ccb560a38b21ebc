#include "reports/look.h"

namespace boletim {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Color parse_color(const std::string& text) {
  if (text.size() != 7 || text[0] != '#') return {};
  std::uint8_t parts[3];
  for (std::size_t i = 0; i < 3; ++i) {
    const int high = hex_digit(text[1 + 2 * i]), low = hex_digit(text[2 + 2 * i]);
    if (high < 0 || low < 0) return {};
    parts[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return {parts[0], parts[1], parts[2]};
}

Look default_look() {
  const std::string folder = "/usr/share/fonts/truetype/open-sans/";
  return {folder + "OpenSans-Regular.ttf",
          folder + "OpenSans-Semibold.ttf",
          {{0x00, 0x68, 0xA8},
           {0xC4, 0x6A, 0x00},
           {0xB0, 0x56, 0x8C},
           {0x1B, 0x7F, 0x6B},
           {0x6B, 0x5B, 0xA8},
           {0x7A, 0x6A, 0x00}}};
}

}  // namespace boletim

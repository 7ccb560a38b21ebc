#include "daemon/erp/wide_text.h"

namespace boletim {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_high(char16_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(char16_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

void append(char32_t c, std::string& text) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x800) {
    text += static_cast<char>(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | c >> 12);
    tail(6);
  } else {
    text += static_cast<char>(0xF0 | c >> 18);
    tail(12);
    tail(6);
  }
  tail(0);
}

}  // namespace

bool append_utf8(std::u16string_view wide, std::string& text) {
  bool whole = true;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    const char16_t unit = wide[i];
    if (unit < 0x80) {
      text += static_cast<char>(unit);
    } else if (is_high(unit) && i + 1 < wide.size() && is_low(wide[i + 1])) {
      append(0x10000 + ((static_cast<char32_t>(unit) - 0xD800) << 10) + (wide[++i] - 0xDC00u), text);
    } else {
      const bool is_half = is_high(unit) || is_low(unit);
      whole = whole && !is_half;
      append(is_half ? kReplacement : unit, text);
    }
  }
  return whole;
}

}  // namespace boletim

#pragma once
// Text of unknown origin, read so that it can be drawn.

#include <string>
#include <string_view>

namespace boletim {

/// Reads UTF-8 one character at a time, as it is to be drawn: control characters and runs of blanks become
/// one blank, marks that only steer layout (zero width, direction, variants) are left out, a letter and the
/// accent that follows it become one letter, and bytes that are not UTF-8 become U+FFFD. Never fails; no
/// copy.
class ReadableText {
 public:
  explicit ReadableText(std::string_view bytes) : bytes_(bytes) {}
  /// 0 at the end; never a 0 before.
  char32_t next();

 private:
  char32_t decode();
  char32_t raw();

  std::string_view bytes_;
  char32_t ahead_ = 0;
  bool after_blank_ = true;
};

/// Takes the first character off text that ReadableText has passed: UTF-8 of the basic plane, not empty.
inline char32_t take_character(std::string_view& text) {
  const auto byte = [&text](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const unsigned lead = byte(0);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
  const char32_t c = size == 1   ? lead
                     : size == 2 ? (lead & 0x1F) << 6 | (byte(1) & 0x3F)
                                 : (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  text.remove_prefix(size < text.size() ? size : text.size());
  return c;
}

void append_utf8(std::string& text, char32_t c);

}  // namespace boletim

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

void append_utf8(std::string& text, char32_t c);

}  // namespace boletim

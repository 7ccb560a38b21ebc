#include "daemon/mail/quoted_printable.h"

namespace boletim {
namespace {

constexpr std::size_t kWidth = 75;  ///< and one more for the "=" of a soft line break
constexpr std::string_view kHex = "0123456789ABCDEF";

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// A dot or "From " at a line's start is changed on the way by some servers, so it is encoded as well.
bool needs_code(char c, bool at_start, bool at_end) {
  if (c == '=' || static_cast<unsigned char>(c) > 126) return true;
  if (c == ' ' || c == '\t') return at_end;
  return static_cast<unsigned char>(c) < 32 || (at_start && (c == '.' || c == 'F'));
}

void append_line(std::string_view line, std::string& out) {
  std::size_t start = out.size();
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i + 1;
    while (end < line.size() && end < i + 4 && continues_character(line[end])) ++end;
    const bool coded = needs_code(line[i], out.size() == start, end == line.size());
    const std::size_t width = coded ? 3 * (end - i) : 1;
    if (out.size() - start + width > kWidth) {
      out += "=\r\n";
      start = out.size();
      continue;
    }
    for (; i < end; ++i) {
      if (coded || continues_character(line[i])) {
        const auto byte = static_cast<unsigned char>(line[i]);
        out += {'=', kHex[byte >> 4], kHex[byte & 15]};
      } else {
        out += line[i];
      }
    }
  }
  out += "\r\n";
}

}  // namespace

std::string to_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8 + 80);
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    append_line(text.substr(0, end), out);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return out;
}

}  // namespace boletim

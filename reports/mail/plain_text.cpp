#include "reports/mail/plain_text.h"

#include <algorithm>

#include "reports/words/readable.h"

namespace boletim {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Bytes of the first `characters`.
std::size_t bytes_of(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (at < text.size() && characters > 0) {
    do ++at;
    while (at < text.size() && is_continuation(text[at]));
    --characters;
  }
  return at;
}

}  // namespace

std::string on_one_line(std::string_view words, std::size_t longest) {
  std::string line;
  ReadableText readable(words);
  std::size_t length = 0;
  for (char32_t c = readable.next(); c != 0; c = readable.next()) {
    if (++length > longest) return line + "…";
    append_utf8(line, c);
  }
  return line;
}

std::size_t text_width(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return !is_continuation(byte); }));
}

std::string shortened(std::string_view text, std::size_t characters) {
  if (text_width(text) <= characters) return std::string(text);
  return std::string(text.substr(0, bytes_of(text, characters - 1))) + "…";
}

void append_wrapped(std::string& out, std::string_view text, std::size_t indent) {
  const std::size_t room = kTextWidth - indent;
  const std::string margin(indent, ' ');
  std::size_t column = 0;
  out += margin;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, blank);
    text.remove_prefix(std::min(blank + 1, text.size()));
    if (column > 0 && column + 1 + text_width(word) > room) {
      out += '\n' + margin;
      column = 0;
    }
    for (; text_width(word) > room; word.remove_prefix(bytes_of(word, room)))
      out.append(word.substr(0, bytes_of(word, room))).append("\n").append(margin);
    if (column > 0) out += ' ';
    out += word;
    column += text_width(word) + (column > 0 ? 1 : 0);
  }
  out += '\n';
}

void append_paragraph(std::string& out, std::string_view text) {
  if (text.empty()) return;
  if (!out.empty()) out += '\n';
  append_wrapped(out, text);
}

}  // namespace boletim

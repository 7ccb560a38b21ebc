#include "reports/sheets/characters.h"

#include <algorithm>

namespace boletim {
namespace {

constexpr std::string_view kReplacement = "\uFFFD", kEllipsis = "…";

bool is_printable_ascii(char byte) {
  return byte >= 0x20 && byte < 0x7F;
}

/// RFC 3629: shortest form only, no surrogates, nothing past U+10FFFF.
std::size_t sequence_bytes(std::string_view text, char32_t& character) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || text.size() <= more) return 0;
  character = lead & (0x3Fu >> more);
  for (std::size_t i = 1; i <= more; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) return 0;
    character = (character << 6) | (byte & 0x3Fu);
  }
  constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = character >= 0xD800 && character <= 0xDFFF;
  return character < least[more] || character > 0x10FFFF || is_surrogate ? 0 : more + 1;
}

/// "_x0041_", which Excel reads as "A".
bool begins_escape(std::string_view text) {
  constexpr std::size_t size = 7;
  const auto is_hex = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  return text.size() >= size && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
         std::ranges::all_of(text.substr(2, 4), is_hex);
}

std::size_t utf16_units(std::string_view character) {
  return character.size() == 4 ? 2 : 1;
}

/// The next piece of a cell, and how many bytes of the text it stands for.
std::pair<std::string_view, std::size_t> next_piece(std::string_view text) {
  if (text[0] == '\r') return {"\n", text.starts_with("\r\n") ? 2 : 1};
  if (text[0] == '\n') return {"\n", 1};
  if (text[0] == '\t') return {" ", 1};
  if (begins_escape(text)) return {"_x005F_", 1};
  const std::size_t bytes = character_bytes(text);
  if (bytes == 0) return {kReplacement, 1};
  return {text.substr(0, bytes), bytes};
}

}  // namespace

std::size_t character_bytes(std::string_view text) {
  if (is_printable_ascii(text[0])) return 1;
  if (static_cast<unsigned char>(text[0]) < 0x80) return 0;
  char32_t character = 0;
  const std::size_t bytes = sequence_bytes(text, character);
  const bool is_control = character < 0xA0;
  const bool is_none = (character & 0xFFFE) == 0xFFFE;
  return is_control || is_none ? 0 : bytes;
}

bool is_clean(std::string_view text) {
  while (!text.empty()) {
    const std::size_t bytes = character_bytes(text);
    if (bytes == 0) return false;
    text.remove_prefix(bytes);
  }
  return true;
}

bool write_cell_text(std::string_view text, std::size_t most, std::string& cell) {
  const bool plain = std::ranges::all_of(text, [](char c) { return is_printable_ascii(c) && c != '_'; });
  if (plain && text.size() <= most) {
    cell.assign(text);
    return false;
  }
  cell.clear();
  std::size_t units = 0, end = 0;  // `end`: where it is cut if it turns out too long
  while (!text.empty()) {
    const auto [piece, bytes] = next_piece(text);
    const bool is_character = piece.size() <= 4;
    units += is_character ? utf16_units(piece) : piece.size();
    if (units > most) {
      cell.resize(end);
      cell += kEllipsis;
      return true;
    }
    cell += piece;
    if (units < most) end = cell.size();
    text.remove_prefix(bytes);
  }
  return false;
}

}  // namespace boletim

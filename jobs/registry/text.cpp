#include "jobs/registry/text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace boletim {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";

std::uint8_t byte_at(std::string_view text, std::size_t i) {
  return static_cast<std::uint8_t>(text[i]);
}

struct Sequence {
  char32_t code_point;
  std::size_t length;  ///< in bytes; of what is not valid: the maximal subpart
  bool valid;
};

/// The first sequence of `text`, by table 3-7 of the Unicode standard: only the second byte's range depends
/// on the first. Shuts out overlong forms, surrogates and what lies above U+10FFFF.
Sequence decode(std::string_view text) {
  const std::uint8_t lead = byte_at(text, 0);
  if (lead < 0x80) return {lead, 1, true};
  if (lead < 0xC2 || lead > 0xF4) return {kReplacement, 1, false};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  char32_t code_point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (i == text.size() || byte_at(text, i) < low || byte_at(text, i) > high)
      return {kReplacement, i, false};
    code_point = code_point << 6 | (byte_at(text, i) & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {code_point, length, true};
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      put(0xE0 | c >> 12);
    } else {
      put(0xF0 | c >> 18);
      put(0x80 | (c >> 12 & 0x3F));
    }
    put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

/// Takes up no room and says nothing: soft hyphen, zero-width characters, direction marks, byte order mark.
bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool is_blank(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_combining_accent(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

/// Base letters of U+00C0–U+017F; '.' = no letter (× ÷), a capital = two letters, see kLigatures.
constexpr std::string_view kBaseLetters =
    "aaaaaaEceeeeiiiidnooooo.ouuuuyHS"
    "aaaaaaEceeeeiiiidnooooo.ouuuuyHy"
    "aaaaaaccccccccddddeeeeeeeeeeggggggggh"
    "hhhiiiiiiiiiiJJjjkkkllllllllllnnnnnnnnnooooooOOrrrrrrss"
    "ssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kBaseLetters.size() == 0x180 - 0xC0);

/// The base letters of a Latin letter above ASCII, blank for other characters.
std::string_view base_of(char32_t c) {
  if (c < 0xC0 || c > 0x17F) return {};
  const std::string_view base = kBaseLetters.substr(c - 0xC0, 1);
  switch (base[0]) {
    case 'E':
      return "ae";
    case 'H':
      return "th";
    case 'S':
      return "ss";
    case 'J':
      return "ij";
    case 'O':
      return "oe";
    case '.':
      return {};
    default:
      return base;
  }
}

bool is_visible_ascii(char c) {
  return c > 0x20 && c < 0x7F;
}

constexpr char lower(std::uint8_t c) {
  return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

constexpr bool is_ascii_letter_or_digit(std::uint8_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What squeeze() makes of ASCII: a small letter, a digit or nothing.
constexpr auto kSqueezed = [] {
  std::array<char, 0x80> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const auto byte = static_cast<std::uint8_t>(c);
    table[c] = is_ascii_letter_or_digit(byte) ? lower(byte) : '\0';
  }
  return table;
}();

/// Windows-1252's characters for 0x80–0x9F; the five that it leaves open stay control characters as in ISO
/// 8859-1.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// How many bytes at the start are ASCII; eight at a time.
std::size_t ascii_prefix(std::string_view bytes) {
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + i, 8);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (i < bytes.size() && byte_at(bytes, i) < 0x80) ++i;
  return i;
}

/// How many bytes at the start are valid UTF-8.
std::size_t valid_prefix(std::string_view bytes) {
  std::size_t i = 0;
  while (true) {
    i += ascii_prefix(bytes.substr(i));
    if (i == bytes.size()) return i;
    const Sequence next = decode(bytes.substr(i));
    if (!next.valid) return i;
    i += next.length;
  }
}

}  // namespace

char32_t take_code_point(std::string_view& text) {
  const Sequence first = decode(text);
  text.remove_prefix(first.length);
  return first.code_point;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter_or_digit(static_cast<std::uint8_t>(c));
  if (c < 0x2000) return c >= 0xC0 && c != 0xD7 && c != 0xF7 && c != 0x1680 && c != 0x180E;
  return (c >= 0x2C00 && c < 0x2E00) || (c >= 0x3005 && c < 0xD800 && !(c >= 0x3008 && c <= 0x3020)) ||
         (c >= 0xF900 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF) || (c >= 0x20000 && c < 0x30000);
}

bool is_punctuation(char32_t c) {
  if (c < 0x80)
    return c > 0x20 && c < 0x7F && c != '@' && !is_ascii_letter_or_digit(static_cast<std::uint8_t>(c));
  return (c > 0xA0 && c < 0xC0) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
         c == 0x2212;
}

std::string_view trim(std::string_view value) {
  while (!value.empty() && !is_visible_ascii(value.front())) {
    std::string_view rest = value;
    const char32_t c = take_code_point(rest);
    if (!is_blank(c) && !is_invisible(c)) break;
    value = rest;
  }
  while (!value.empty() && !is_visible_ascii(value.back())) {
    std::size_t start = value.size() - 1;
    while (start > 0 && value.size() - start < 4 && (byte_at(value, start) & 0xC0) == 0x80) --start;
    std::string_view last = value.substr(start);
    const char32_t c = take_code_point(last);
    if (!last.empty() || (!is_blank(c) && !is_invisible(c))) break;
    value.remove_suffix(value.size() - start);
  }
  return value;
}

std::string fold(std::string_view value) {
  std::string out;
  out.reserve(value.size());
  bool blank = false;
  while (!value.empty()) {
    const std::string_view before = value;
    const char32_t c = take_code_point(value);
    if (is_invisible(c) || is_combining_accent(c)) continue;
    if (is_blank(c)) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    if (c < 0x80) {
      out.push_back(lower(static_cast<std::uint8_t>(c)));
    } else if (const std::string_view base = base_of(c); !base.empty()) {
      out.append(base);
    } else {
      out.append(before.substr(0, before.size() - value.size()));
    }
  }
  return out;
}

std::string_view squeeze(std::string_view value, std::span<char> buffer) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < value.size();) {
    const std::uint8_t byte = byte_at(value, i);
    if (byte < 0x80) {
      ++i;
      if (kSqueezed[byte] == '\0') continue;
      if (size == buffer.size()) return {};
      buffer[size++] = kSqueezed[byte];
      continue;
    }
    std::string_view rest = value.substr(i);
    const char32_t c = take_code_point(rest);
    i = value.size() - rest.size();
    const std::string_view base = base_of(c);
    const bool skipped = is_blank(c) || is_invisible(c) || is_combining_accent(c) || is_punctuation(c);
    if ((base.empty() && !skipped) || base.size() > buffer.size() - size) return {};
    size += base.copy(buffer.data() + size, base.size());
  }
  return {buffer.data(), size};
}

bool is_utf8(std::string_view bytes) {
  return valid_prefix(bytes) == bytes.size();
}

std::string clean_utf8(std::string_view bytes, bool& replaced) {
  replaced = false;
  std::string out;
  out.reserve(bytes.size());
  while (true) {
    const std::size_t valid = valid_prefix(bytes);
    out.append(bytes.substr(0, valid));
    bytes.remove_prefix(valid);
    if (bytes.empty()) return out;
    replaced = true;
    out.append(kReplacementUtf8);
    take_code_point(bytes);
  }
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string from_latin1(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const std::uint8_t c = byte_at(bytes, i);
    append_utf8(out, c >= 0x80 && c < 0xA0 ? kWindows1252[c - 0x80U] : c);
  }
  return out;
}

}  // namespace boletim

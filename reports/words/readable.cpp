#include "reports/words/readable.h"

#include <utility>

namespace boletim {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Letters that Unicode also writes as a letter with a combining accent (macOS and some exports do).
struct Accent {
  char32_t mark;
  std::u32string_view bare, accented;
};
constexpr Accent kAccents[] = {
    {0x300, U"AEINOUWYaeinouwy", U"ÀÈÌǸÒÙẀỲàèìǹòùẁỳ"},
    {0x301, U"ACEILNORSUWYZaceilnorsuwyz", U"ÁĆÉÍĹŃÓŔŚÚẂÝŹáćéíĺńóŕśúẃýź"},
    {0x302, U"ACEGHIJOSUWYaceghijosuwy", U"ÂĈÊĜĤÎĴÔŜÛŴŶâĉêĝĥîĵôŝûŵŷ"},
    {0x303, U"AEINOUYaeinouy", U"ÃẼĨÑÕŨỸãẽĩñõũỹ"},
    {0x304, U"AEIOUaeiou", U"ĀĒĪŌŪāēīōū"},
    {0x306, U"AEGIOUaegiou", U"ĂĔĞĬŎŬăĕğĭŏŭ"},
    {0x307, U"CEGIZcegz", U"ĊĖĠİŻċėġż"},
    {0x308, U"AEIOUWYaeiouwy", U"ÄËÏÖÜẄŸäëïöüẅÿ"},
    {0x30A, U"AUau", U"ÅŮåů"},
    {0x30B, U"OUou", U"ŐŰőű"},
    {0x30C, U"CDENRSTZcdenrstz", U"ČĎĚŇŘŠŤŽčďěňřšťž"},
    {0x327, U"CGKLNRSTcgklnrst", U"ÇĢĶĻŅŖŞŢçģķļņŗşţ"},
    {0x328, U"AEIUaeiu", U"ĄĘĮŲąęįų"},
};

/// 0 where the two do not make one letter.
char32_t compose(char32_t letter, char32_t mark) {
  for (const Accent& accent : kAccents) {
    if (accent.mark != mark) continue;
    const auto at = accent.bare.find(letter);
    return at == std::u32string_view::npos ? 0 : accent.accented[at];
  }
  return 0;
}

bool is_blank(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

bool is_left_out(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

}  // namespace

// RFC 3629: shortest form only, no surrogates, nothing past U+10FFFF. One replacement for each odd byte.
char32_t ReadableText::decode() {
  const auto lead = static_cast<unsigned char>(bytes_.front());
  bytes_.remove_prefix(1);
  if (lead < 0x80) return lead;
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || bytes_.size() < more) return kReplacement;
  char32_t c = lead & (0x3Fu >> more);
  for (std::size_t i = 0; i < more; ++i) {
    const auto byte = static_cast<unsigned char>(bytes_[i]);
    if ((byte & 0xC0) != 0x80) return kReplacement;
    c = (c << 6) | (byte & 0x3Fu);
  }
  constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
  if (c < least[more] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return kReplacement;
  bytes_.remove_prefix(more);
  return c;
}

/// The next character that is drawn at all; blanks are still as they were.
char32_t ReadableText::raw() {
  if (ahead_ != 0) return std::exchange(ahead_, 0);
  while (!bytes_.empty()) {
    const char32_t c = decode();
    if (is_blank(c)) return U' ';
    if (!is_left_out(c)) return c == 0x202F ? 0xA0 : c;
  }
  return 0;
}

char32_t ReadableText::next() {
  char32_t c = raw();
  while (c == U' ' && after_blank_) c = raw();
  after_blank_ = c == U' ';
  if (c == 0) return 0;
  if (after_blank_) {  // a blank at the end is not drawn
    char32_t after = raw();
    while (after == U' ') after = raw();
    ahead_ = after;
    return after == 0 ? 0 : c;
  }
  // Accents follow letters only; looking ahead is needed for nothing else.
  while (!bytes_.empty() && ahead_ == 0 && static_cast<unsigned char>(bytes_.front()) >= 0xCC) {
    const char32_t mark = raw();
    const char32_t whole = mark == 0 ? 0 : compose(c, mark);
    if (whole == 0) {
      ahead_ = mark;
      break;
    }
    c = whole;
  }
  return c;
}

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

}  // namespace boletim

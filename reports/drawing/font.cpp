#include "reports/drawing/font.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

#include "reports/words/readable.h"

namespace boletim {
namespace {

constexpr std::uint16_t kAbsent = 0xFFFF;
constexpr char32_t kReplacement = 0xFFFD, kEllipsis = 0x2026;
/// A word that is never cut is still not drawn for ever: characters of a text without a given room.
constexpr std::size_t kMostCharacters = 4000;

[[noreturn]] void unreadable(const std::string& path) {
  throw std::runtime_error("cannot read the font " + path +
                           ": install the package fonts-open-sans, or set the fonts of the look to TrueType "
                           "files that this program may read");
}

}  // namespace

Font::Font(const std::string& path) : path_(path), advances_(0x10000, kAbsent) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) throw std::runtime_error("FreeType does not start: memory is short");
  const std::unique_ptr<FT_LibraryRec_, decltype(&FT_Done_FreeType)> owner(library, FT_Done_FreeType);
  FT_Face face = nullptr;
  if (FT_New_Face(library, path.c_str(), 0, &face) != 0) unreadable(path);
  if (!FT_IS_SFNT(face) || face->units_per_EM == 0) unreadable(path);
  units_ = face->units_per_EM;
  FT_UInt glyph = 0;
  for (FT_ULong c = FT_Get_First_Char(face, &glyph); glyph != 0; c = FT_Get_Next_Char(face, c, &glyph)) {
    FT_Fixed advance = 0;
    if (c >= advances_.size() || FT_Get_Advance(face, glyph, FT_LOAD_NO_SCALE, &advance) != 0) continue;
    advances_[c] = static_cast<std::uint16_t>(std::min<FT_Fixed>(advance, kAbsent - 1));
  }
  for (const char32_t needed : {char32_t{U' '}, char32_t{U'?'}})
    if (advances_[needed] == kAbsent) unreadable(path);
}

char32_t Font::drawn(char32_t c) const {
  if (c < advances_.size() && advances_[c] != kAbsent) return c;
  return advances_[kReplacement] != kAbsent ? kReplacement : U'?';
}

std::optional<double> Font::plain_width(std::string_view text) const {
  std::uint64_t units = 0;
  bool after_blank = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned c = static_cast<unsigned char>(text[i]);
    if (c == ' ' ? after_blank : c < ' ' || c == 0x7F) return std::nullopt;
    if (c > 0x7F) {  // the letters of Latin-1 that are none of ASCII
      const unsigned next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
      if (c != 0xC3 || (next & 0xC0) != 0x80) return std::nullopt;
      c = 0xC0 | (next & 0x3F);
      ++i;
    }
    after_blank = c == ' ';
    if (advances_[c] == kAbsent) return std::nullopt;
    units += advances_[c];
  }
  if ((after_blank && !text.empty()) || text.size() > kMostCharacters) return std::nullopt;
  return static_cast<double>(units) / units_;
}

double Font::width(std::string_view text, double size) const {
  if (const std::optional<double> plain = plain_width(text)) return *plain * size;
  ReadableText reader(text);
  double ems = 0;
  std::size_t characters = 0;
  for (char32_t c = reader.next(); c != 0 && ++characters <= kMostCharacters; c = reader.next())
    ems += advance(drawn(c));
  return ems * size;
}

std::string Font::fit(std::string_view text, double size, double room) const {
  const double most = room / size + 0.001;  // ems; what was measured to fit must fit
  if (const std::optional<double> plain = plain_width(text); plain && *plain <= most)
    return std::string(text);
  const char32_t ellipsis = drawn(kEllipsis);
  std::string shown;
  std::size_t cut_at = 0, characters = 0;  // bytes of `shown` that leave room for the ellipsis
  double ems = 0;
  ReadableText reader(text);
  for (char32_t c = reader.next(); c != 0; c = reader.next()) {
    if (ems + advance(ellipsis) <= most) cut_at = shown.size();
    ems += advance(drawn(c));
    if (ems > most || ++characters > kMostCharacters) {
      shown.resize(cut_at);
      while (!shown.empty() && shown.back() == ' ') shown.pop_back();
      append_utf8(shown, ellipsis);
      return shown;
    }
    append_utf8(shown, drawn(c));
  }
  return shown;
}

}  // namespace boletim

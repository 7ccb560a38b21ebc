#pragma once
// Measures of a TrueType font: what both faces of the canvas lay text out by.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/look.h"

namespace boletim {

enum class Weight { Regular, Semibold };

/// Which characters a font has and how far each advances. No kerning: neither face draws any.
class Font {
 public:
  /// Throws std::runtime_error that names the file and what to install.
  explicit Font(const std::string& path);

  const std::string& path() const { return path_; }
  /// How far a character of fit() advances, in ems.
  double advance(char32_t c) const { return advances_[c] / units_; }
  double width(std::string_view text, double size) const;
  /// The text as it can be drawn with this font (ReadableText; U+FFFD for what the font lacks), cut with "…"
  /// to `room` points. Takes time for what it shows, not for what it cuts off.
  std::string fit(std::string_view text, double size,
                  double room = std::numeric_limits<double>::infinity()) const;

 private:
  /// In ems, of a text that is drawn as it stands: letters of Latin-1, single blanks. Nothing for any other.
  std::optional<double> plain_width(std::string_view text) const;
  char32_t drawn(char32_t c) const;

  std::string path_;
  double units_ = 1;                     ///< font units of one em
  std::vector<std::uint16_t> advances_;  ///< by character of the basic plane, in font units; kAbsent
};

struct Fonts {
  Font regular, semibold;
  explicit Fonts(const Look& look) : regular(look.regular_font), semibold(look.semibold_font) {}
  const Font& of(Weight weight) const { return weight == Weight::Regular ? regular : semibold; }
};

}  // namespace boletim

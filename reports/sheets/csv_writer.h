#pragma once
// Cells into lines: quoting (RFC 4180) and safety against cells that a spreadsheet would run as formulas.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "reports/sheets/csv.h"

namespace boletim {

/// Writes cell after cell into one buffer and hands it to the sink in blocks of about 64 KiB.
/// Which call is made says the column's type: only text is made safe against formulas, so that a negative
/// number stays a number. Call finish() at the end: what a destructor would write could not fail loudly.
class CsvWriter {
 public:
  CsvWriter(const CsvDialect& dialect, Locale locale, Sink& sink);

  /// Data of others. What a spreadsheet would take for a formula (= + - @, TAB, CR or a fullwidth form of
  /// one, also after blanks) gets a leading apostrophe; control characters other than line breaks are
  /// replaced.
  void text(std::string_view value);
  void number(std::int64_t value);
  void decimal(double value);  ///< two decimals, halves away from zero; blank if it is no number
  void date(CivilDate value);
  void blank() { begin_cell(); }
  void end_row();
  void finish();

 private:
  enum class Kind : std::uint8_t { Plain, Quoted, Control };

  void begin_cell();
  void put(std::string_view value, bool apostrophe);
  void put_slowly(std::string_view value, bool apostrophe);
  Kind kind_of(char byte) const { return kinds_[static_cast<unsigned char>(byte)]; }

  CsvDialect dialect_;
  Locale locale_;
  Sink& sink_;
  std::array<Kind, 256> kinds_{};
  std::string block_;
  bool first_in_row_ = true;
};

}  // namespace boletim

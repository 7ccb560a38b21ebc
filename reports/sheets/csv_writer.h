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
  /// one, also after blanks) gets a leading apostrophe; control characters other than line breaks, and bytes
  /// that are not UTF-8, are replaced.
  void text(std::string_view value);
  void number(std::int64_t value);
  void decimal(double value);  ///< two decimals, halves away from zero; blank if it is no number
  void date(CivilDate value);
  void blank() { begin_cell(0); }
  void end_row();
  void finish();

  /// What text() writes of it. For words that come in each row.
  std::string prepare(std::string_view value) const;
  void ready(std::string_view prepared);
  /// A table's first cell; a CSV has no links.
  void code(std::string_view value, std::string_view /*address*/) { text(value); }
  void address(std::string_view value) { text(value); }

 private:
  enum Kind : std::uint8_t { Plain = 0, Quoted = 1, Control = 2, High = 4 };

  char* begin_cell(std::size_t most);
  void figure(std::string_view digits);
  std::string odd_cell(std::string_view value) const;
  bool is_plain(std::string_view value) const;

  CsvDialect dialect_;
  Locale locale_;
  Sink& sink_;
  std::array<std::uint8_t, 256> kinds_{};
  std::array<bool, 256> may_begin_formula_{};
  std::string block_;     ///< as large as it ever was
  std::size_t used_ = 0;  ///< of it
  bool first_in_row_ = true;
};

}  // namespace boletim

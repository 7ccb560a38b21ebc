#pragma once
#include <string>
#include <string_view>

#include "reports/heading.h"
#include "reports/palette.h"

namespace boletim {

/// A mail as HTML that mail programs of 2010 and of today show: one card, tables, inline styles, nothing from
/// outside; a narrow form for 480 px and below; colours of their own in dark mode.
class MailPage {
 public:
  /// Begins the page.
  MailPage(std::string_view title, Locale locale);

  /// `text` is not escaped.
  void headline(std::string_view text);
  /// `kind` is what dark mode knows its colour by: "ink", "note", "better", "worse". `html` is escaped
  /// already; blank = nothing.
  void paragraph(std::string_view kind, std::string_view margin, int size, Color color,
                 std::string_view html);
  void add(std::string_view html) { out_ += html; }
  /// What was written into the card so far.
  std::string_view inside() const { return std::string_view(out_).substr(head_); }
  /// Ends it. The last call.
  std::string finish();

 private:
  std::string out_;
  std::size_t head_ = 0;  ///< bytes before what is written into the card
};

/// What stands within a card, to be put into another page: on a ground of its own, so that it can be read in
/// dark mode whatever is around it.
std::string as_inset(std::string_view inside);
/// Its narrow and dark forms, for the head of that page.
std::string_view inset_styles();

std::string escaped(std::string_view text);
std::string hex(Color color);  ///< "#0068A8"

}  // namespace boletim

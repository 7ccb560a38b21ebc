#pragma once
// Plain text as old mail programs show it unbroken, and text of unknown origin on one line.

#include <string>
#include <string_view>

namespace boletim {

inline constexpr std::size_t kTextWidth = 76;  ///< characters a line

/// Beyond this no mail program shows a subject, and a title is no title.
inline constexpr std::size_t kLongestTitle = 250;  ///< characters

/// On one line, without control characters, of bearable length: a title must not break a header.
std::string on_one_line(std::string_view words, std::size_t longest = kLongestTitle);

/// Characters, not bytes, of valid UTF-8.
std::size_t text_width(std::string_view text);
/// Cut with "…" to so many characters.
std::string shortened(std::string_view text, std::size_t characters);

/// Appends lines of at most kTextWidth that begin with `indent` blanks, broken at blanks; a word longer than
/// a line is broken inside.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent = 0);
/// The same after an empty line, unless it would be the first; nothing for a blank text.
void append_paragraph(std::string& out, std::string_view text);

}  // namespace boletim

#pragma once
// Text as registries hold it: padded, accented, in two encodings, sometimes broken. All of this is linear in
// the input's length, takes any bytes and never throws (but for lack of memory).

#include <span>
#include <string>
#include <string_view>

namespace boletim {

/// Without blanks at both ends; NBSP and other Unicode blanks count as blanks, as do control and invisible
/// characters.
std::string_view trim(std::string_view value);

/// For comparing: trimmed, lower case, Latin letters without accents, inner blanks single. Letters of other
/// scripts stay as they are; invisible characters and combining accents vanish.
std::string fold(std::string_view value);

/// fold() without anything but letters and digits, written to `buffer`, for looking words up without an
/// allocation. Blank if it does not fit or holds a character that is no Latin letter, digit, blank or
/// punctuation mark.
std::string_view squeeze(std::string_view value, std::span<char> buffer);

/// Takes the first code point away from `text`, which must not be blank. U+FFFD for bytes that are not valid
/// UTF-8, a "maximal subpart" (Unicode 15, 3.9) at a time.
char32_t take_code_point(std::string_view& text);

/// A letter or digit of any script. By block, not by character: rejects what e-mail addresses and names never
/// hold (blanks, punctuation, symbols, private use, emoji), without the tables of a Unicode library.
bool is_letter(char32_t c);
/// A punctuation mark, ASCII or the typographic kind, but not `@`.
bool is_punctuation(char32_t c);

/// Valid UTF-8 from `bytes`; each maximal subpart that is not valid becomes U+FFFD. `replaced` tells if there
/// was one.
std::string clean_utf8(std::string_view bytes, bool& replaced);
bool is_utf8(std::string_view bytes);

/// ASCII letters in lower case, as column names and addresses are compared.
std::string lower_case(std::string_view text);

/// ISO 8859-1 (with the printable characters of Windows-1252 in 0x80–0x9F) to UTF-8; never fails.
std::string from_latin1(std::string_view bytes);

}  // namespace boletim

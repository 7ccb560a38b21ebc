#pragma once
#include <string>
#include <string_view>

namespace boletim {

/// Without blanks at both ends; NBSP and other Unicode blanks count as blanks.
std::string_view trim(std::string_view value);

/// For comparing: trimmed, lower case, Latin letters without accents, inner blanks single. Linear, never throws.
std::string fold(std::string_view value);

/// Valid UTF-8 from `bytes`; each byte run that is not valid becomes U+FFFD. `replaced` tells if there was one.
std::string clean_utf8(std::string_view bytes, bool& replaced);
bool is_utf8(std::string_view bytes);

/// ISO 8859-1 (with the printable characters of Windows-1252 in 0x80–0x9F) to UTF-8; never fails.
std::string from_latin1(std::string_view bytes);

}  // namespace boletim

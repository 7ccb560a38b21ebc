#pragma once
#include <string>
#include <string_view>

namespace boletim {

/// RFC 2045 §6.7: a whole text as lines of at most 76 characters ended by CRLF. LF, CRLF and bare CR are line
/// breaks alike. The text ends with a line break even if it had none. Never breaks inside a UTF-8 character.
std::string to_quoted_printable(std::string_view text);

}  // namespace boletim

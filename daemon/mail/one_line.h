#pragma once
#include <string>
#include <string_view>

namespace boletim {

/// Valid UTF-8 on one line: line breaks and tabs become blanks, other control characters vanish, blanks at
/// both ends too. Cut after at most `most` bytes, between two characters.
std::string one_line(std::string_view text, std::size_t most = std::string_view::npos);

}  // namespace boletim

#pragma once
#include <string>
#include <string_view>

namespace boletim {

/// Appends UTF-16 as UTF-8. False if it held half a surrogate pair, which becomes U+FFFD.
bool append_utf8(std::u16string_view wide, std::string& text);

}  // namespace boletim

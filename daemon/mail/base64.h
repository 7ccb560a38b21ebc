#pragma once
#include <string>
#include <string_view>

namespace boletim {

/// RFC 4648 §4, one line with padding.
std::string to_base64(std::string_view bytes);

/// Appends RFC 2045 §6.8 lines of 76 characters, each ended by CRLF. The last one may be shorter, so all
/// calls but the last need a multiple of kBase64LineBytes.
void append_base64_lines(std::string_view bytes, std::string& out);
inline constexpr std::size_t kBase64LineBytes = 57;

}  // namespace boletim

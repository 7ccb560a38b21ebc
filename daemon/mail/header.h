#pragma once
// Header fields of RFC 5322, folded so that no line is longer than 76 characters (RFC 2047 §2) unless a
// single word or address is. Control characters never pass: a CR or LF in a value cannot start another field.

#include <string>
#include <string_view>

#include "jobs/values.h"

namespace boletim {

/// "Subject: …\r\n"; encoded words (RFC 2047, UTF-8, Q) if the text is not plain ASCII. Bytes that are not
/// UTF-8 become U+FFFD.
std::string text_header(std::string_view field, std::string_view text);

/// "To: Ana <ana@x.example>\r\n"; `address` is checked before (see address.h), `name` may be blank.
std::string mailbox_header(std::string_view field, std::string_view name, std::string_view address);

/// "Date: Mon, 16 Nov 2026 10:30:00 +0000\r\n".
std::string date_header(Instant at);

/// `name` with its file name, each parameter after ";\r\n ": RFC 2231, in pieces where it is long.
/// Plain ASCII names as they are. Example: `;\r\n filename*=utf-8''Relat%C3%B3rio.pdf`.
std::string file_name_parameter(std::string_view parameter, std::string_view name);

/// The same in plain ASCII, for readers that know no RFC 2231; other characters become "_".
std::string ascii_file_name(std::string_view name);

}  // namespace boletim

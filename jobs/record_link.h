#pragma once
#include <string>
#include <string_view>

namespace boletim {

/// Where the ERP shows a record: `{id}` of `record_url` replaced by the id, whose bytes other than letters,
/// digits and -._~ are percent-encoded (RFC 3986 §2.1), so that no id leads elsewhere. Blank for a blank
/// `record_url`, and for the ids "." and "..", which a browser would take for a folder.
std::string record_link(std::string_view record_url, std::string_view id);

}  // namespace boletim

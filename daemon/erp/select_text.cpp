#include "daemon/erp/select_text.h"

#include <algorithm>
#include <string>

namespace boletim {
namespace {

constexpr std::string_view kReadingWords[] = {"SELECT", "WITH", "VALUES", "TABLE"};

/// From after `end`, or nothing if it does not occur.
std::string_view after(std::string_view text, std::string_view end) {
  const std::size_t found = text.find(end);
  return found == std::string_view::npos ? std::string_view() : text.substr(found + end.size());
}

/// Comments that MySQL takes for code begin with /*! or, of MariaDB alone, /*M!.
std::string_view without_lead(std::string_view text) {
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f\v("), text.size()));
    const bool is_code = text.starts_with("/*!") || text.starts_with("/*M!");
    if (text.starts_with("--") || text.starts_with('#'))
      text = after(text, "\n");
    else if (text.starts_with("/*") && !is_code)
      text = after(text, "*/");
    else
      return text;
  }
}

}  // namespace

bool begins_as_select(std::string_view query) {
  std::string word;
  for (const char c : without_lead(query)) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (upper < 'A' || upper > 'Z') break;
    word += upper;
  }
  return std::find(std::begin(kReadingWords), std::end(kReadingWords), word) != std::end(kReadingWords);
}

}  // namespace boletim

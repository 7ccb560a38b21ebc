#include "daemon/erp/copy_text.h"

namespace boletim {
namespace {

constexpr std::string_view kNull = "\\N";

char escaped(char letter) {
  switch (letter) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    default:
      return letter;
  }
}

}  // namespace

bool CopyText::take_row(std::string_view line, Batch& batch) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  const bool has_escapes = line.find('\\') != std::string_view::npos;
  std::size_t begin = 0;
  bool ended = false;
  for (Column& column : batch.columns) {
    if (ended) return false;
    const std::size_t tab = line.find('\t', begin);
    ended = tab == std::string_view::npos;
    const std::string_view value = line.substr(begin, ended ? tab : tab - begin);
    if (!has_escapes)
      decoder_.append(value, column, batch);
    else if (value == kNull)
      column.append_null();
    else
      decoder_.append(unescaped(value), column, batch);
    begin = tab + 1;
  }
  return ended;
}

std::string_view CopyText::unescaped(std::string_view value) {
  if (value.find('\\') == std::string_view::npos) return value;
  scratch_.clear();
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool is_escape = value[i] == '\\' && i + 1 < value.size();
    scratch_.push_back(is_escape ? escaped(value[++i]) : value[i]);
  }
  return scratch_;
}

}  // namespace boletim

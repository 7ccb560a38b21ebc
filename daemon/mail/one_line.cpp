#include "daemon/mail/one_line.h"

#include "jobs/registry/text.h"

namespace boletim {

std::string one_line(std::string_view text, std::size_t most) {
  bool replaced = false;
  std::string line = clean_utf8(text, replaced);
  for (char& c : line) {
    if (c == '\r' || c == '\n' || c == '\t') c = ' ';
  }
  std::erase_if(line, [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; });
  const auto first = line.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  line = line.substr(first, line.find_last_not_of(' ') - first + 1);
  if (line.size() > most) {
    while (most > 0 && (static_cast<unsigned char>(line[most]) & 0xC0) == 0x80) --most;
    line.resize(most);
  }
  return line;
}

}  // namespace boletim

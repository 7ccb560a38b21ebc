#include "jobs/schedule/quoted.h"

namespace boletim {

std::string quoted(std::string_view text) {
  constexpr std::size_t kMostShown = 40;
  std::string shown = "\"";
  for (const char c : text.substr(0, kMostShown)) shown += c >= ' ' && c <= '~' ? c : '?';
  return shown + (text.size() > kMostShown ? "…\"" : "\"");
}

}  // namespace boletim

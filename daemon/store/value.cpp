#include "daemon/store/value.h"

#include "jobs/registry/text.h"

namespace boletim {

std::string storable(std::string text) {
  bool replaced = false;
  if (!is_utf8(text)) text = clean_utf8(text, replaced);
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  for (auto nul = text.find('\0'); nul != std::string::npos; nul = text.find('\0', nul))
    text.replace(nul, 1, kReplacement);
  return text;
}

}  // namespace boletim

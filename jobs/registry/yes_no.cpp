#include "jobs/registry/yes_no.h"

#include <algorithm>
#include <array>

#include "jobs/registry/placeholders.h"
#include "jobs/registry/text.h"

namespace boletim {

bool says_no(std::string_view value) {
  constexpr auto kNo = std::to_array<std::string_view>({"0", "f", "false", "n", "no", "nao", "off", "falso"});
  constexpr std::size_t kLongest = 8;  // letters
  std::array<char, kLongest> buffer;
  const std::string_view word = squeeze(value, buffer);
  return !word.empty() && std::find(kNo.begin(), kNo.end(), word) != kNo.end();
}

bool says_yes(std::string_view value) {
  return !is_missing(value) && !says_no(value);
}

}  // namespace boletim

#include "daemon/store/rows.h"

#include <charconv>

namespace boletim {

std::optional<std::int64_t> Row::maybe_number() {
  const std::optional<std::string>& text = next();
  if (!text) return {};
  std::int64_t number = 0;
  std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

std::optional<Instant> Row::maybe_instant() {
  const auto seconds = maybe_number();
  if (!seconds) return {};
  return Instant(std::chrono::seconds(*seconds));
}

}  // namespace boletim

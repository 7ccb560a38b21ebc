#include "daemon/store/keys.h"

#include <charconv>

namespace boletim {

std::int64_t key_of(std::string_view id) {
  std::int64_t key = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), key);
  return error == std::errc() && end == id.data() + id.size() ? key : -1;
}

Value key_or_null(const std::string& id) {
  return id.empty() ? Value(std::nullopt) : Value(key_of(id));
}

}  // namespace boletim

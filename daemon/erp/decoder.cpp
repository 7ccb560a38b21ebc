#include "daemon/erp/decoder.h"

#include <cstring>

#include "jobs/registry/text.h"

namespace boletim {
namespace {

/// Eight bytes at a time: this is done for every value that is read.
bool is_ascii(std::string_view bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  std::uint64_t seen = 0;
  for (; left >= sizeof(seen); at += sizeof(seen), left -= sizeof(seen)) {
    std::uint64_t eight;
    std::memcpy(&eight, at, sizeof(eight));
    seen |= eight;
  }
  for (; left > 0; ++at, --left) seen |= static_cast<unsigned char>(*at);
  return (seen & kHighBits) == 0;
}

}  // namespace

void Decoder::append(std::string_view bytes, Column& column, Batch& batch) const {
  if (is_ascii(bytes)) return column.append(bytes);
  if (encoding_ == Encoding::Latin1) return column.append(from_latin1(bytes));
  if (is_utf8(bytes)) return column.append(bytes);
  bool replaced = false;
  column.append(clean_utf8(bytes, replaced));
  batch.replaced += replaced;
}

}  // namespace boletim

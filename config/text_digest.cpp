#include "config/text_digest.h"

namespace boletim {

void TextDigest::add(std::string_view text) {
  for (const char c : text) add_byte(static_cast<unsigned char>(c));
  for (std::size_t size = text.size(), byte = 0; byte < 8; ++byte, size >>= 8)
    add_byte(static_cast<unsigned char>(size & 0xFF));
}

void TextDigest::add_byte(unsigned char byte) {
  constexpr std::uint64_t kPrime = 0x100000001b3;
  hash_ = (hash_ ^ byte) * kPrime;
}

std::string TextDigest::hex() const {
  std::string digits(16, '0');
  for (std::size_t i = 0; i < digits.size(); ++i)
    digits[i] = "0123456789abcdef"[(hash_ >> (60 - 4 * i)) & 0xF];
  return digits;
}

}  // namespace boletim

#include "daemon/mail/base64.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace boletim {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kLine = kBase64LineBytes / 3 * 4 + 2;  ///< with its CRLF

/// Two characters for each 12 bits: half the look-ups of the plain alphabet (8 KiB, stays in the L1 cache).
constexpr auto kPairs = [] {
  std::array<std::array<char, 2>, 4096> pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i] = {kAlphabet[i >> 6], kAlphabet[i & 63]};
  return pairs;
}();

std::uint32_t octet(char c) {
  return static_cast<unsigned char>(c);
}

/// Encodes all of `bytes` at `to`, padded; says where it ended.
char* encode(std::string_view bytes, char* to) {
  const char* from = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 3; left -= 3, from += 3, to += 4) {
    const std::uint32_t word = octet(from[0]) << 16 | octet(from[1]) << 8 | octet(from[2]);
    std::memcpy(to, kPairs[word >> 12].data(), 2);
    std::memcpy(to + 2, kPairs[word & 0xFFF].data(), 2);
  }
  if (left == 0) return to;
  const std::uint32_t word = octet(from[0]) << 16 | (left == 2 ? octet(from[1]) << 8 : 0);
  std::memcpy(to, kPairs[word >> 12].data(), 2);
  to[2] = left == 2 ? kAlphabet[word >> 6 & 63] : '=';
  to[3] = '=';
  return to + 4;
}

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4, '\0');
  encode(bytes, out.data());
  return out;
}

void append_base64_lines(std::string_view bytes, std::string& out) {
  const std::size_t before = out.size();
  out.resize(before + (bytes.size() + kBase64LineBytes - 1) / kBase64LineBytes * kLine);
  char* to = out.data() + before;
  while (!bytes.empty()) {
    const std::size_t length = std::min(bytes.size(), kBase64LineBytes);
    to = encode(bytes.substr(0, length), to);
    *to++ = '\r';
    *to++ = '\n';
    bytes.remove_prefix(length);
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

}  // namespace boletim

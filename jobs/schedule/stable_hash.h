#pragma once
#include <cstdint>
#include <string_view>

namespace boletim {

/// FNV-1a of 64 bits (draft-eastlake-fnv): the same on every machine and in every version, as what is stored
/// or shared between nodes must be; std::hash is not.
class StableHash {
 public:
  constexpr StableHash& add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    return *this;
  }
  /// As eight bytes, the lowest first.
  constexpr StableHash& add(std::int64_t number) {
    for (int shift = 0; shift < 64; shift += 8) add_byte(static_cast<std::uint64_t>(number) >> shift & 0xff);
    return *this;
  }
  constexpr std::uint64_t value() const { return value_; }

 private:
  constexpr void add_byte(std::uint64_t byte) { value_ = (value_ ^ byte) * 0x100000001b3; }
  std::uint64_t value_ = 0xcbf29ce484222325;
};

}  // namespace boletim

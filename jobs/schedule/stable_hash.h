#pragma once
#include <cstdint>
#include <string_view>

namespace boletim {

/// FNV-1a of 64 bits (draft-eastlake-fnv): the same on every machine and in every version, as what is stored
/// or shared between nodes must be; std::hash is not.
constexpr std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

}  // namespace boletim

#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace boletim {

/// Tells texts from others: FNV-1a of 64 bits (draft-eastlake-fnv). Equal texts in equal order give equal
/// digests on every machine. Against mistakes, not against malice.
class TextDigest {
 public:
  /// One text after those before it; where one ends and the next begins counts.
  void add(std::string_view text);
  std::string hex() const;  ///< 16 lower-case digits

 private:
  void add_byte(unsigned char byte);

  std::uint64_t hash_ = 0xcbf29ce484222325;
};

}  // namespace boletim

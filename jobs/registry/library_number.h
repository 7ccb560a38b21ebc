#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace boletim {

/// What libphonenumber says of a number. Its types stay behind this face; asking costs some 15 µs.
struct LibraryNumber {
  enum class Kind : std::uint8_t {
    Invalid,
    Mobile,
    Other
  } kind = Kind::Invalid;  ///< Mobile: or perhaps mobile (US)
  std::string
      digits;  ///< with the country code, without `+`; blank if the text could not be read as a number
};

/// `region`: two capital letters of ISO 3166, or "ZZ": then only numbers that begin with `+` are understood.
/// Any text is safe to ask about. Threads may ask at the same time.
LibraryNumber ask_libphonenumber(std::string_view text, std::string_view region);

}  // namespace boletim

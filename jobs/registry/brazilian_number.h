#pragma once
// The Brazilian numbering plan (ANATEL, resolutions 553/2010 and 749/2022), as far as it settles a number
// without asking libphonenumber, whose verdicts these are: tests compare the two.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace boletim {

inline constexpr std::size_t kSubscriberDigits = 8;  ///< of a landline; a mobile has a 9 before them

/// The digits of a number as somebody wrote it.
struct WrittenNumber {
  static constexpr std::size_t kMost = 20;  ///< no number on earth has more, prefixes included

  std::array<char, kMost> buffer;
  std::uint8_t size = 0;
  bool plus = false;      ///< a `+` stands before the first digit
  bool plain = true;      ///< nothing but digits, blanks, brackets, `-`, `.`, `/` and that `+`
  bool too_long = false;  ///< more than kMost digits; the rest is not in the buffer

  std::string_view digits() const { return {buffer.data(), size}; }
};

WrittenNumber read_number(std::string_view text);

/// Whether the subscriber's eight digits (behind a mobile's ninth) are all equal: (11) 99999-9999, (xx)
/// 90000-0000.
bool repeats_one_digit(const WrittenNumber& number);

enum class BrazilianKind : std::uint8_t {
  Unsettled,  ///< a rare shape, or no Brazilian number at all: ask libphonenumber
  Invalid,    ///< certainly no number
  Landline,
  Mobile,
  LacksNinthDigit,  ///< a mobile number from before 2012–2016
};

struct BrazilianNumber {
  BrazilianKind kind = BrazilianKind::Unsettled;
  std::string_view
      national;  ///< area code and subscriber, in the digits asked about; blank if Unsettled or Invalid
};

/// What `digits` are for a Brazilian caller; with or without +55, 55, 0 or 0 and a carrier's code before
/// them.
BrazilianNumber classify_brazilian(std::string_view digits, bool plus);

}  // namespace boletim

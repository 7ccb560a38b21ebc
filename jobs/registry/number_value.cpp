#include "jobs/registry/number_value.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::size_t kLongest = 64;  // bytes; a longer text is no amount
constexpr int kMostDigits = 18;       // significant ones that 64 bits hold
constexpr int kGroup = 3;             // digits between separators of thousands
constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_separator(char c) {
  return c == '.' || c == ',' || c == ' ' || c == '\'';
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/// Digits without their point: mantissa × 10^exponent.
struct Decimal {
  std::uint64_t mantissa = 0;
  int exponent = 0;
  int digits = 0;  ///< significant ones taken

  /// False if it is more than 64 bits hold.
  bool add(char digit, bool fraction) {
    if (digits == kMostDigits) return fraction;  // what is beyond hundredths of hundredths does not matter
    mantissa = mantissa * 10 + static_cast<std::uint64_t>(digit - '0');
    if (mantissa != 0) ++digits;
    if (fraction) --exponent;
    return true;
  }
};

/// In hundredths; nothing if 64 bits do not hold it.
std::optional<std::int64_t> hundredths(const Decimal& number) {
  std::uint64_t value = number.mantissa;
  int shift = number.exponent + 2;
  for (; shift > 0 && value != 0; --shift) {
    if (value > kMost / 10) return std::nullopt;
    value *= 10;
  }
  for (; shift < -1 && value != 0; ++shift) value /= 10;
  if (shift == -1) value = (value + 5) / 10;
  return static_cast<std::int64_t>(value);
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_back(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

/// Takes a currency away from either end, and blanks with it: a sign, or the three letters of ISO 4217.
bool take_currency(std::string_view& text) {
  constexpr auto kSigns = std::to_array<std::string_view>({"R$", "US$", "U$", "$", "€", "£"});
  const auto letters = [](std::string_view code) {
    return code.size() == 3 && std::all_of(code.begin(), code.end(), is_capital);
  };
  bool taken = std::any_of(kSigns.begin(), kSigns.end(),
                           [&](std::string_view sign) { return take(text, sign) || take_back(text, sign); });
  if (!taken && letters(text.substr(0, 3))) {
    text.remove_prefix(3);
    taken = true;
  } else if (!taken && text.size() > 3 && letters(text.substr(text.size() - 3))) {
    text.remove_suffix(3);
    taken = true;
  }
  if (taken) text = trim(text);
  return taken;
}

bool take_sign(std::string_view& text) {
  const bool brackets = text.size() > 2 && text.starts_with('(') && text.ends_with(')');
  if (brackets) text = trim(text.substr(1, text.size() - 2));
  const bool minus = take(text, "-") || take(text, "−") || take_back(text, "-");
  if (!minus) take(text, "+");
  text = trim(text);
  return brackets || minus;
}

/// Where the decimal separator stands; the text's size if there is none.
std::size_t decimal_point(std::string_view text, bool currency) {
  const std::size_t last = text.find_last_of(".,");
  if (last == text.npos) return text.size();
  const std::size_t first = text.find_first_of(".,");
  if (text[first] != text[last]) return last;
  const bool groups =
      first != last || (currency && text.size() - last - 1 == kGroup && last > 0 && text[0] != '0');
  return groups ? text.size() : last;
}

/// Digits, in groups of three if there are separators among them.
bool take_whole(std::string_view text, Decimal& number) {
  char separator = '\0';
  int group = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      ++group;
      if (!number.add(c, false)) return false;
    } else {
      const bool first = separator == '\0';
      if (!is_separator(c) || (!first && c != separator)) return false;
      if (first ? group == 0 || group > kGroup : group != kGroup) return false;
      separator = c;
      group = 0;
    }
  }
  return separator == '\0' || group == kGroup;
}

/// e+06: what databases write behind very large and very small numbers.
bool take_exponent(std::string_view text, Decimal& number) {
  const bool negative = take(text, "-");
  if (!negative) take(text, "+");
  if (text.empty() || text.size() > 3 || !std::all_of(text.begin(), text.end(), is_digit)) return false;
  int exponent = 0;
  for (const char c : text) exponent = exponent * 10 + (c - '0');
  number.exponent += negative ? -exponent : exponent;
  return true;
}

bool take_number(std::string_view text, bool currency, Decimal& number) {
  const std::size_t e = text.find_first_of("eE");
  const std::string_view digits = text.substr(0, e);
  if (std::none_of(digits.begin(), digits.end(), is_digit)) return false;
  const std::size_t point = decimal_point(digits, currency);
  if (!take_whole(digits.substr(0, point), number)) return false;
  if (point < digits.size()) {
    for (const char c : digits.substr(point + 1))
      if (!is_digit(c) || !number.add(c, true)) return false;
  }
  return e == text.npos || take_exponent(text.substr(e + 1), number);
}

}  // namespace

std::optional<std::int64_t> parse_number_value(std::string_view value) {
  value = trim(value);
  if (value.empty() || value.size() > kLongest) return std::nullopt;
  std::array<char, kLongest> plain;  // with plain blanks between thousands
  std::size_t size = 0;
  for (std::string_view rest = value; !rest.empty();) {
    if (take(rest, "\xC2\xA0") || take(rest, "\xE2\x80\xAF")) {
      plain[size++] = ' ';
    } else {
      plain[size++] = rest.front();
      rest.remove_prefix(1);
    }
  }
  std::string_view text(plain.data(), size);
  bool negative = take_sign(text);
  const bool currency = take_currency(text);
  negative = negative != (currency && take_sign(text));
  Decimal number;
  if (!take_number(text, currency, number)) return std::nullopt;
  const auto amount = hundredths(number);
  if (!amount) return std::nullopt;
  return negative ? -*amount : *amount;
}

}  // namespace boletim

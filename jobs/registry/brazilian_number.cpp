#include "jobs/registry/brazilian_number.h"

#include <algorithm>

namespace boletim {
namespace {

constexpr std::size_t kLandlineDigits = 10;  // with the area code
constexpr std::size_t kMobileDigits = 11;

constexpr auto kAreaCodes = [] {
  std::array<bool, 100> table{};
  for (const std::size_t code :
       {11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 24, 27, 28, 31, 32, 33, 34, 35, 37, 38, 41, 42,
        43, 44, 45, 46, 47, 48, 49, 51, 53, 54, 55, 61, 62, 63, 64, 65, 66, 67, 68, 69, 71, 73, 74,
        75, 77, 79, 81, 82, 83, 84, 85, 86, 87, 88, 89, 91, 92, 93, 94, 95, 96, 97, 98, 99}) {
    table[code] = true;
  }
  return table;
}();

/// Long-distance carriers, dialled between the 0 and the area code.
constexpr auto kCarriers = std::to_array<std::string_view>(
    {"12", "14", "15", "21", "22", "23", "25", "31", "41", "43", "55", "65", "99"});

constexpr std::size_t kMostDigits = 15;  // ITU-T E.164; what has more is several numbers

bool is_number_punctuation(char c) {
  return c == ' ' || c == '(' || c == ')' || c == '-' || c == '.' || c == '/';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t area_code(std::string_view digits) {
  return static_cast<std::size_t>(digits[0] - '0') * 10 + static_cast<std::size_t>(digits[1] - '0');
}

/// Numbers that belong to no area: 0800, 0300, 0500, 0900, 4004, 3003, 4020 … All but 43x and 48x begin with
/// a digit and 0, which no area code does.
bool may_be_nationwide(std::string_view digits) {
  if (digits.size() < 8 || digits.size() > 10) return false;
  return digits[1] == '0' || (digits.size() == 8 && digits[0] == '4');
}

BrazilianNumber classify_national(std::string_view digits) {
  const bool has_area = digits.size() == kLandlineDigits || digits.size() == kMobileDigits;
  if (has_area && kAreaCodes[area_code(digits)]) {
    const char first = digits[2];
    if (digits.size() == kMobileDigits) {
      if (first == '9') return {BrazilianKind::Mobile, digits};
    } else if (first >= '2' && first <= '5') {
      return {BrazilianKind::Landline, digits};
    } else if (first == '7') {
      return {BrazilianKind::Mobile, digits};  // trunked radio (Nextel) never got a ninth digit
    } else if (first == '6' || first >= '8') {
      return {BrazilianKind::LacksNinthDigit, digits};
    }
  }
  return {may_be_nationwide(digits) ? BrazilianKind::Unsettled : BrazilianKind::Invalid, {}};
}

/// Prefixes of which there are many more than are worth a rule: 90 (collect), carriers behind a country code.
bool has_odd_prefix(std::string_view digits) {
  return digits.starts_with('0') || digits.starts_with("90") || digits.starts_with("55");
}

BrazilianNumber classify_or_leave(std::string_view national, std::string_view digits) {
  const BrazilianNumber number = classify_national(national);
  return number.kind == BrazilianKind::Invalid && has_odd_prefix(digits) ? BrazilianNumber{} : number;
}

/// Behind a country code people also write the 0 that is only dialled within the country.
BrazilianNumber classify_behind_country_code(std::string_view digits) {
  return classify_or_leave(digits.substr(digits.starts_with('0') ? 1 : 0), digits);
}

}  // namespace

WrittenNumber read_number(std::string_view text) {
  WrittenNumber number;
  for (const char c : text) {
    if (is_digit(c)) {
      if (number.size == WrittenNumber::kMost) {
        number.too_long = true;
        return number;
      }
      number.buffer[number.size++] = c;
    } else if (c == '+') {
      number.plain = number.plain && number.size == 0 && !number.plus;
      number.plus = true;
    } else if (!is_number_punctuation(c)) {
      number.plain = false;
    }
  }
  return number;
}

bool repeats_one_digit(const WrittenNumber& number) {
  if (number.size < kSubscriberDigits || number.size > kMostDigits) return false;
  const std::string_view last = number.digits().substr(number.size - kSubscriberDigits);
  return last.find_first_not_of(last.back()) == last.npos;
}

BrazilianNumber classify_brazilian(std::string_view digits, bool plus) {
  const bool country_code = digits.starts_with("55");
  if (plus) return country_code ? classify_behind_country_code(digits.substr(2)) : BrazilianNumber{};
  if (country_code && digits.size() >= 2 + kLandlineDigits)
    return classify_behind_country_code(digits.substr(2));
  std::string_view national = digits;
  if (digits.starts_with('0')) {
    national.remove_prefix(1);
    const bool with_carrier = digits.size() == 3 + kLandlineDigits || digits.size() == 3 + kMobileDigits;
    if (with_carrier &&
        std::find(kCarriers.begin(), kCarriers.end(), digits.substr(1, 2)) != kCarriers.end()) {
      national.remove_prefix(2);
    }
  }
  return classify_or_leave(national, digits);
}

}  // namespace boletim

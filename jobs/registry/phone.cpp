#include "jobs/registry/phone.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "jobs/registry/brazilian_number.h"
#include "jobs/registry/country.h"
#include "jobs/registry/fields.h"
#include "jobs/registry/library_number.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr int kLibraryQuestions = 8;  // a field; of very many odd values in one the rest is malformed
constexpr std::size_t kFewestLibraryDigits = 4;  // spares libphonenumber the words that stand in phone fields
constexpr std::string_view kExtension = "ramal";

constexpr PhoneJudgement kPlaceholder{ContactState::Placeholder, ContactState::Placeholder};
constexpr PhoneJudgement kMalformed{ContactState::Malformed, ContactState::Malformed};

/// A number that was read: what it is and the digits that tell it from others.
struct Number {
  enum class Kind : std::uint8_t {
    Malformed,
    Repeated,
    LacksNinthDigit,
    Mobile,
    Other
  } kind = Kind::Malformed;
  std::array<char, WrittenNumber::kMost> buffer;
  std::size_t size = 0;

  std::string_view digits() const { return {buffer.data(), size}; }
  void set_digits(std::string_view digits) {
    size = std::min(digits.size(), buffer.size());
    std::copy_n(digits.begin(), size, buffer.begin());
  }
};

/// Reads the numbers of one field of a record.
class Reader {
 public:
  explicit Reader(std::string_view country)
      : country_(country), brazilian_(country.empty() || country == "BR" || region_of(country) == "BR") {}

  Number read(std::string_view text) {
    const WrittenNumber written = read_number(text);
    if (written.plain) return read(text, written);
    const std::string_view rest = without_extension(text);
    return read(rest, read_number(rest));
  }

  Number read(std::string_view text, const WrittenNumber& written) {
    Number number;
    if (written.too_long) return number;
    number.set_digits(written.digits());
    if (repeats_one_digit(written)) {
      number.kind = Number::Kind::Repeated;
    } else if (!written.plain || !settle(written, number)) {
      ask_library(text, written, number);
    }
    return number;
  }

 private:
  /// Whether the Brazilian rules are enough.
  bool settle(const WrittenNumber& written, Number& number) const {
    if (!brazilian_ && !(written.plus && written.digits().starts_with("55"))) return false;
    const BrazilianNumber answer = classify_brazilian(written.digits(), written.plus);
    if (!answer.national.empty()) number.set_digits(answer.national);
    switch (answer.kind) {
      case BrazilianKind::Unsettled:
        return false;
      case BrazilianKind::Invalid:
        break;
      case BrazilianKind::Landline:
        number.kind = Number::Kind::Other;
        break;
      case BrazilianKind::Mobile:
        number.kind = Number::Kind::Mobile;
        break;
      case BrazilianKind::LacksNinthDigit:
        number.kind = Number::Kind::LacksNinthDigit;
        break;
    }
    return true;
  }

  void ask_library(std::string_view text, const WrittenNumber& written, Number& number) {
    const bool ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
    if ((ascii && written.size < kFewestLibraryDigits) || questions_ == kLibraryQuestions) return;
    ++questions_;
    const LibraryNumber answer = ask_libphonenumber(text, brazilian_ ? "BR" : region_of(country_));
    if (answer.digits.empty()) return;
    number.set_digits(answer.digits);
    const BrazilianNumber brazilian = classify_brazilian(answer.digits, true);
    if (!brazilian.national.empty()) number.set_digits(brazilian.national);
    if (brazilian.kind == BrazilianKind::LacksNinthDigit) {
      number.kind = Number::Kind::LacksNinthDigit;
    } else if (answer.kind != LibraryNumber::Kind::Invalid) {
      number.kind = answer.kind == LibraryNumber::Kind::Mobile ? Number::Kind::Mobile : Number::Kind::Other;
    }
  }

  std::string_view country_;
  bool brazilian_;
  int questions_ = 0;
};

PhoneJudgement judge_number(const Number& number, const Placeholders& placeholders) {
  if (number.kind == Number::Kind::Repeated || placeholders.is_listed_number(number.digits()))
    return kPlaceholder;
  switch (number.kind) {
    case Number::Kind::Mobile:
      return {ContactState::Usable, ContactState::Usable};
    case Number::Kind::Other:
      return {ContactState::Usable, ContactState::Landline};
    case Number::Kind::LacksNinthDigit:
      return {ContactState::Correctable, ContactState::Correctable};
    default:
      return kMalformed;
  }
}

PhoneJudgement judge_value(Reader& reader, std::string_view value, const Placeholders& placeholders) {
  const WrittenNumber written = read_number(value);
  if (written.plain && written.size >= kSubscriberDigits) {
    return judge_number(reader.read(value, written), placeholders);
  }
  if (is_missing(value)) return {};
  if (placeholders.is_word(value) || placeholders.is_listed(value)) return kPlaceholder;
  return judge_number(reader.read(value), placeholders);
}

/// Whether a field must be taken apart at once: `/` may stand within a number, the other separators may not.
bool holds_several(std::string_view field) {
  return field.find_first_of(";,\n\r") != field.npos;
}

}  // namespace

// libphonenumber does not know the word and takes its letters for digits.
std::string_view without_extension(std::string_view text) {
  const auto found = std::search(text.begin(), text.end(), kExtension.begin(), kExtension.end(),
                                 [](char a, char b) { return (a | 0x20) == b; });
  return trim(text.substr(0, static_cast<std::size_t>(found - text.begin())));
}

PhoneJudgement judge_phone(std::string_view field, std::string_view country,
                           const Placeholders& placeholders) {
  field = trim(field);
  if (field.empty()) return {};
  Reader reader(country);
  PhoneJudgement best;
  const WrittenNumber written = read_number(field);
  if (written.plain && !written.too_long && written.size >= kSubscriberDigits) {
    best = judge_number(reader.read(field, written), placeholders);
  } else if (is_missing(field)) {
    return {};
  } else if (placeholders.is_word(field) || placeholders.is_listed(field)) {
    return kPlaceholder;
  } else if (!holds_several(field)) {
    best = judge_value(reader, field, placeholders);
  }
  const bool read_whole = best.phone != ContactState::Missing && best.phone != ContactState::Malformed;
  if (read_whole || field.find_first_of(kSeparators) == field.npos) return best;
  for_each_value(field, [&](std::string_view value) {
    const PhoneJudgement one = judge_value(reader, value, placeholders);
    best = {std::max(best.phone, one.phone), std::max(best.mobile, one.mobile)};
    return best.mobile == ContactState::Usable;
  });
  return best;
}

std::string suggest_mobile(std::string_view field) {
  field = trim(field);
  Reader reader({});
  std::string suggestion;
  const auto suggest = [&](std::string_view value) {
    const Number number = reader.read(value);
    if (number.kind != Number::Kind::LacksNinthDigit) return false;
    const std::string_view digits = number.digits();
    suggestion.append("(").append(digits.substr(0, 2)).append(") 9").append(digits.substr(2, 4)).append("-");
    suggestion.append(digits.substr(6));
    return true;
  };
  if (holds_several(field) || !suggest(field)) for_each_value(field, suggest);
  return suggestion;
}

}  // namespace boletim

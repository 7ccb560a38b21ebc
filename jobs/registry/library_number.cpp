#include "jobs/registry/library_number.h"

#include <cstddef>

#include <phonenumbers/phonenumberutil.h>

#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::size_t kLongestText =
    250;  // bytes; libphonenumber's own limit, kept away from its regular expressions

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

}  // namespace

LibraryNumber ask_libphonenumber(std::string_view text, std::string_view region) {
  LibraryNumber answer;
  if (text.size() > kLongestText || text.find('\0') != text.npos || !is_utf8(text)) return answer;
  const PhoneNumberUtil& library = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  if (library.Parse(std::string(text), std::string(region), &number) != PhoneNumberUtil::NO_PARSING_ERROR) {
    return answer;
  }
  library.Format(number, PhoneNumberUtil::E164, &answer.digits);
  answer.digits.erase(0, 1);
  if (!library.IsValidNumber(number)) return answer;
  const PhoneNumberUtil::PhoneNumberType type = library.GetNumberType(number);
  const bool mobile = type == PhoneNumberUtil::MOBILE || type == PhoneNumberUtil::FIXED_LINE_OR_MOBILE;
  answer.kind = mobile ? LibraryNumber::Kind::Mobile : LibraryNumber::Kind::Other;
  return answer;
}

}  // namespace boletim

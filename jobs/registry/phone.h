#pragma once
#include <string>
#include <string_view>

#include "jobs/registry/contact_state.h"
#include "jobs/registry/placeholders.h"

namespace boletim {

/// Two answers about one phone field, in which several numbers may stand: the best of each.
struct PhoneJudgement {
  ContactState phone = ContactState::Missing;  ///< as a number one can call; never Landline
  ContactState mobile =
      ContactState::Missing;  ///< as a mobile number; Landline if it is a good number of that kind
  bool operator==(const PhoneJudgement&) const = default;
};

/// `country` of the record, see region_of(); "" = BR. Brazilian shapes are decided here, the rest by
/// libphonenumber. A Brazilian mobile without its ninth digit (ANATEL, resolution 553/2010) is Correctable. A
/// number may be followed by "ramal" and an extension. Never throws; linear in the field's length.
PhoneJudgement judge_phone(std::string_view field, std::string_view country,
                           const Placeholders& placeholders);

/// "3478-2150 ramal 12" → "3478-2150".
std::string_view without_extension(std::string_view text);

/// The likely right number, "(27) 98765-3903", of the first Correctable number in a field; "" if there is
/// none.
std::string suggest_mobile(std::string_view field);

}  // namespace boletim

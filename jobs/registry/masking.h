#pragma once
// What a reader may see who `sees: masked` (LGPD, law 13.709/2018: no more personal data than the purpose needs).

#include <string>
#include <string_view>

namespace boletim {

std::string mask_email(std::string_view value);   ///< a***@gmail.com; what is no address: first letter and ***
std::string mask_phone(std::string_view value);   ///< (31) 4***-5913, (11) 9****-4321
std::string mask_tax_id(std::string_view value);  ///< ***.317.862-** (CPF), **.624.7**/0001-** (CNPJ)

}  // namespace boletim

#pragma once
// What a reader may see who `sees: masked` (LGPD, law 13.709/2018: no more personal data than the purpose
// needs). Of a value that is not well formed less is shown, not more: what cannot be taken apart cannot be
// hidden in part. Of a field with several values each is masked, the first five at most; a blank one stays
// blank. Never throws.

#include <string>
#include <string_view>

namespace boletim {

std::string mask_email(std::string_view value);  ///< a***@gmail.com; what is no address: first letter and ***
std::string mask_phone(
    std::string_view value);  ///< (31) 4***-5913, (11) 9****-4321; what is no Brazilian number: ***
std::string mask_tax_id(
    std::string_view value);  ///< ***.317.862-** (CPF), **.624.7**/0001-** (CNPJ); others: ***

}  // namespace boletim

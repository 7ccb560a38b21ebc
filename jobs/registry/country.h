#pragma once
#include <string>
#include <string_view>

namespace boletim {

/// The region that a record's country stands for, as libphonenumber names it: two capital letters of ISO
/// 3166, read from such a code, a three-letter code, the Brazilian central bank's number (1058 = Brazil, as
/// on the NF-e) or a usual name in Portuguese or English. A blank country is Brazil; an unknown one is "ZZ".
/// Never allocates.
std::string region_of(std::string_view country);

}  // namespace boletim

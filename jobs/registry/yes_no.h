#pragma once
#include <string_view>

namespace boletim {

/// Whether a column for yes and no holds a word for "no": 0, F, false, N, não, no, off … in any case, padded
/// or not. Blanks are none.
bool says_no(std::string_view value);

/// Whether it says yes: something is there, and it is no word for "no". Systems mark rows in many ways ("S",
/// "X", a date).
bool says_yes(std::string_view value);

}  // namespace boletim

#pragma once
#include <string>
#include <string_view>

#include "reports/heading.h"

namespace boletim {

/// What a reader calls a band of an axis: "1000 – 9999.99" is "de 1.000 a 9.999,99", "< 30d" is "há menos de
/// 30 dias". Any other value is given back as it is: snapshots keep bands by the names that all languages
/// share.
std::string band_words(std::string_view value, Locale locale);

/// The same, for every row of a sheet: what can't be a band is given back itself, words stand in `room`.
std::string_view band_words(std::string_view value, Locale locale, std::string& room);

}  // namespace boletim

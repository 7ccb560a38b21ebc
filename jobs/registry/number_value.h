#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace boletim {

/// A number as ERPs hand it over, in hundredths, rounded half away from zero: "1234.5", "1e+06" (as databases
/// write them), "1.234,56", "1,234.56", "1 234,56", with a currency's sign or code before or behind ("R$
/// 1.234,56"), negative as "-12", "12-" or "(12)". A separator that stands alone is the decimal one ("1.234"
/// is 1.23), but behind a currency before three digits ("R$ 1.234") and where it is repeated. Nothing for
/// blanks, what is no number, and beyond some 90 quadrillion. Never throws, never allocates.
std::optional<std::int64_t> parse_number_value(std::string_view value);

}  // namespace boletim

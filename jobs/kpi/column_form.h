#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace boletim {

/// What the values of a column look like, by its name. Of all but Text one can say that a value is malformed.
enum class ColumnForm : std::uint8_t { Text, Email, Phone, Mobile, TaxId, PostalCode, Date, Amount };

/// `column` in lower case; one that this program does not know is Text.
ColumnForm form_of(std::string_view column);

/// All that are not Text.
std::span<const std::string_view> columns_with_a_form();

}  // namespace boletim

#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "jobs/registry/contact_state.h"
#include "jobs/registry/placeholders.h"

namespace boletim {

enum class TaxIdKind : std::uint8_t { None, Cpf, Cnpj };

/// A CPF (11 digits) or a CNPJ (12 letters or digits and two check digits; letters since July 2026, Receita
/// Federal, instrução normativa 2.229/2024).
struct TaxId {
  TaxIdKind kind = TaxIdKind::None;  ///< by its shape alone
  std::string characters;            ///< capital letters and digits; blank if kind is None
  bool valid = false;                ///< check digits are right and not all characters are equal

  /// What a search uses: 9 digits of a CPF, 8 characters of a CNPJ.
  std::string_view root() const;
  bool operator==(const TaxId&) const = default;
};

/// Reads it with or without punctuation, in any case. Never throws; linear.
TaxId read_tax_id(std::string_view value);

/// As it is written, which no spreadsheet takes for a number: 012.345.678-90, 12.ABC.345/0001-90. What has
/// not the shape of either stays as it is.
std::string punctuated_tax_id(std::string_view value);

/// Missing, Placeholder (a listed word, or one digit repeated: 000.000.000-00), Malformed or Usable.
/// `country` of the record, see region_of(); "" = BR. Of another country's number nothing is known, so that
/// any letters and digits are Usable that are no placeholder.
ContactState judge_tax_id(std::string_view value, std::string_view country, const Placeholders& placeholders);
inline ContactState judge_tax_id(std::string_view value, const Placeholders& placeholders) {
  return judge_tax_id(value, {}, placeholders);
}

}  // namespace boletim

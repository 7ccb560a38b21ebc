#include "jobs/registry/masking.h"

#include "jobs/registry/brazilian_number.h"
#include "jobs/registry/fields.h"
#include "jobs/registry/mailbox.h"
#include "jobs/registry/tax_id.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

constexpr std::string_view kHidden = "***";
constexpr int kMaskedValues = 5;  // of one field; more say nothing more to a reader

/// The first character of a text, if it is a letter.
std::string_view first_letter(std::string_view text) {
  if (text.empty()) return {};
  std::string_view rest = text;
  return is_letter(take_code_point(rest)) ? text.substr(0, text.size() - rest.size()) : std::string_view();
}

std::string mask_one_email(std::string_view value) {
  const auto mailbox = parse_named_mailbox(value);
  if (!mailbox) return std::string(first_letter(value)).append(kHidden);
  const std::string_view first = first_letter(mailbox->local);
  std::string masked(first.size() < mailbox->local.size() ? first
                                                          : std::string_view());  // a@… would say it all
  return masked.append(kHidden).append("@").append(mailbox->domain);
}

std::string mask_one_phone(std::string_view value) {
  const WrittenNumber written = read_number(value);
  if (!written.plain || written.too_long) return std::string(kHidden);
  const std::string_view digits = classify_brazilian(written.digits(), written.plus).national;
  if (digits.empty()) return std::string(kHidden);
  const std::size_t hidden =
      digits.size() - 2 - 1 - 4;  // between area code with first digit, and the last four
  return std::string("(")
             .append(digits.substr(0, 2))
             .append(") ")
             .append(digits.substr(2, 1))
             .append(hidden, '*') +
         std::string("-").append(digits.substr(digits.size() - 4));
}

/// Each value of a field masked by itself.
template <class Mask>
std::string mask_each(std::string_view field, Mask mask) {
  std::string masked;
  int count = 0;
  for_each_value(field, [&](std::string_view value) {
    if (count > 0) masked.append("; ");
    masked.append(mask(value));
    return ++count == kMaskedValues;
  });
  return masked;
}

}  // namespace

std::string mask_email(std::string_view value) {
  value = trim(value);
  return parse_named_mailbox(value) ? mask_one_email(value) : mask_each(value, mask_one_email);
}

std::string mask_phone(std::string_view value) {
  value = trim(value);
  if (value.empty()) return {};
  const std::string whole = mask_one_phone(value);
  return whole != kHidden ? whole : mask_each(value, mask_one_phone);
}

std::string mask_tax_id(std::string_view value) {
  if (trim(value).empty()) return {};
  const TaxId id = read_tax_id(value);
  const std::string_view c = id.characters;
  switch (id.kind) {
    case TaxIdKind::Cpf:
      return std::string("***.").append(c.substr(3, 3)).append(".").append(c.substr(6, 3)) + "-**";
    case TaxIdKind::Cnpj:
      return std::string("**.").append(c.substr(2, 3)).append(".").append(c.substr(5, 1)) + "**/" +
             std::string(c.substr(8, 4)) + "-**";
    case TaxIdKind::None:
      break;
  }
  return std::string(kHidden);
}

}  // namespace boletim

#include "jobs/registry/email.h"

#include <algorithm>

#include "jobs/registry/fields.h"
#include "jobs/registry/mailbox.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

/// `value` is trimmed.
ContactState judge_value(std::string_view value, const Placeholders& placeholders) {
  if (const auto mailbox = parse_named_mailbox(value)) {
    return placeholders.is_fake(*mailbox) ? ContactState::Placeholder : ContactState::Usable;
  }
  if (is_missing(value)) return ContactState::Missing;
  if (placeholders.is_word(value) || placeholders.is_listed(value)) return ContactState::Placeholder;
  return ContactState::Malformed;
}

}  // namespace

ContactState judge_email(std::string_view field, const Placeholders& placeholders) {
  field = trim(field);
  const ContactState whole = judge_value(field, placeholders);
  if (whole != ContactState::Malformed || field.find_first_of(kSeparators) == field.npos) return whole;
  ContactState best = ContactState::Missing;
  for_each_value(field, [&](std::string_view value) {
    best = std::max(best, judge_value(value, placeholders));
    return best == ContactState::Usable;
  });
  return best;
}

}  // namespace boletim

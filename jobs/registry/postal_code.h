#pragma once
#include <string_view>

#include "jobs/registry/contact_state.h"
#include "jobs/registry/placeholders.h"

namespace boletim {

/// The state of a postal code, for the record's country (see region_of(); "" = BR): by its shape, not by
/// whether the post office gave it out. A CEP is eight digits from 01000-000 on, with or without punctuation;
/// one digit repeated and 12345-678 are placeholders. Of countries whose shapes are not known here, three to
/// ten letters and digits with a digit among them will do. Never throws; linear.
ContactState judge_postal_code(std::string_view value, std::string_view country,
                               const Placeholders& placeholders);

}  // namespace boletim

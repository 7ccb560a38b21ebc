#pragma once
#include <string_view>

#include "jobs/registry/contact_state.h"
#include "jobs/registry/placeholders.h"

namespace boletim {

/// The state of an e-mail field; several addresses may stand in it (`;` `,` `/` or new lines), one usable is
/// enough. The whole field is judged first ("n/a" is not two values). Never throws; linear in the field's
/// length. Syntax: RFC 5321 mailbox without quoted local parts, RFC 5890 labels, a top level of two letters
/// or more.
ContactState judge_email(std::string_view field, const Placeholders& placeholders);

}  // namespace boletim

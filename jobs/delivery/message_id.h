#pragma once
#include <string>
#include <string_view>

#include "jobs/values.h"

namespace boletim {

/// RFC 5322 §3.6.4 id-left@id-right, without angle brackets, from what a message is: equal on every try and
/// every node, and without the recipient's address in clear. `occasion`: what tells this message from others
/// of the job to the same person (the occurrence, a run, a resend). `from`: the mailbox whose domain stands
/// on the right; "boletim.invalid" stands there if it has none that is plain ASCII. The left side is a
/// 128-bit FNV-1a hash: an identifier that does not collide in practice, not a secret.
std::string make_message_id(const JobId& job, std::string_view occasion, std::string_view to,
                            std::string_view from);

}  // namespace boletim

#pragma once
#include <string>
#include <string_view>

#include "jobs/values.h"

namespace boletim {

/// RFC 5322 §3.6.4 id-left@id-right from what a message is: equal on every try and every node, and without
/// the recipient's address in clear. `from`: the mailbox whose domain stands on the right.
std::string make_message_id(const JobId& job, std::string_view occasion, std::string_view to,
                            std::string_view from);

}  // namespace boletim

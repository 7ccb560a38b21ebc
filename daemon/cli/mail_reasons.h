#pragma once
#include <string>
#include <vector>

#include "daemon/cli/account.h"
#include "daemon/cli/telling.h"

namespace boletim {

/// Line by line, for each recipient of an occurrence: what became of the mail with every event, or why there
/// is none. `person`: this one alone, by id or address; blank = all. Pure.
std::vector<std::string> mail_reasons(const Account& account, const Job& job, const std::string& person,
                                      const Telling& telling);

/// The messages that those lines are about.
std::vector<Message> messages_to(const Account& account, const Job& job, const std::string& person);

/// Whether two texts are one address: nobody has two mailboxes that differ in case.
bool is_one_address(const std::string& a, const std::string& b);

}  // namespace boletim

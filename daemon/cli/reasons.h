#pragma once
#include <optional>
#include <string>
#include <vector>

#include "daemon/cli/account.h"
#include "daemon/cli/telling.h"

namespace boletim {

/// Line by line: when and why an occurrence was due, what became of it and of its run, and why. Pure.
std::vector<std::string> reasons(const Account& account, const Job& job, Instant now, const Telling& telling);

/// Why nothing of a job is due in [from, until): an instant or a local day. Pure.
std::vector<std::string> why_nothing(const Job& job, Instant from, Instant until, const Telling& telling);

/// Why a fire is not where its rule would put it; nothing if it is there.
std::optional<std::string> why_moved(Moved moved, const Telling& telling);

}  // namespace boletim

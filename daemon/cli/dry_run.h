#pragma once
#include <string>

#include "daemon/cli/session.h"

namespace boletim {

/// Reads, judges and renders a job without storing or sending anything; its documents go to `output` if that
/// is given. Prints what it found; the exit code.
int dry_run(Session& session, const Job& job, const Clock& clock, const std::string& output);

}  // namespace boletim

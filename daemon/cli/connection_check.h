#pragma once
#include "daemon/cli/session.h"

namespace boletim {

/// `check --connect`: reads every registry whole through its connector and says what is there, what is not
/// and what a record looks like, masked. Exit code 1 for a registry that no job could be run on, 4 for a
/// source that can't be reached.
int check_connections(Session& session);

}  // namespace boletim

#pragma once
#include <string>
#include <vector>

#include "daemon/control.h"
#include "daemon/event_loop.h"

namespace boletim {

/// `boletim`: carries out one command line, through the daemon where it changes something and a daemon runs.
/// Writes to standard output and standard error; the exit code.
int run_program(const std::vector<std::string>& words);

/// What the daemon does with a command line that came over its control socket.
Reply execute(const Request& request, Host& host);

/// `boletimd`: serves a configuration until it is told to stop; the exit code.
int run_daemon(const std::vector<std::string>& words);

}  // namespace boletim

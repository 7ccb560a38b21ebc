#pragma once
// The control socket: a command line goes in, what it prints comes out.

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace boletim {

/// A command as typed, with what its terminal is like.
struct Request {
  std::vector<std::string> arguments;
  std::string language;  ///< of LANG
  int columns = 80;      ///< of the terminal; 0 = it is none
  std::string user;      ///< who asks, for the history
};

struct Reply {
  int exit_code = 0;
  std::string out, err;
};

/// Asks the daemon that listens on `socket`. Nothing if there is none: no such file, or a dead daemon's.
/// Throws Unreachable if a daemon is there and breaks off, Failure if its socket is not for this user.
std::optional<Reply> ask_daemon(const std::string& socket, const Request& request);

/// Answers one connection: reads its request, runs `execute`, writes the reply; takes `descriptor` over.
/// What is no request is dropped. Blocks for at most kRequestTimeout until the request is read.
void answer(int descriptor, const std::function<Reply(const Request&)>& execute);

}  // namespace boletim

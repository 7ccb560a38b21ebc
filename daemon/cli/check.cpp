#include <nlohmann/json.hpp>

#include "daemon/cli/command.h"
#include "daemon/cli/connection_check.h"
#include "daemon/cli/json_values.h"

namespace boletim {

/// Reached with a good configuration only: what is wrong with it was said when it was read
/// (daemon/cli/program).
int check_command(Session& session) {
  if (session.arguments.has("connect")) return check_connections(session);
  const Configuration& c = session.configuration();
  if (session.json())
    print(session.out, {{"ok", true}, {"errors", Json::array()}});
  else
    session.out << c.directory << ": " << session.say("em ordem, ", "in order, ") << c.jobs.size()
                << (c.jobs.size() == 1 ? " job" : " jobs") << '\n';
  return kDone;
}

}  // namespace boletim

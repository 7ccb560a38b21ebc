#include <nlohmann/json.hpp>

#include "daemon/cli/command.h"
#include "daemon/cli/json_values.h"
#include "jobs/failure.h"

namespace boletim {

int reload_command(Session& session) {
  if (!session.host.reload)
    throw Unreachable(session.say("não há daemon a avisar: inicie-o com systemctl start boletimd",
                                  "there is no daemon to tell: start it with systemctl start boletimd"));
  const std::string refused = session.host.reload();
  if (!refused.empty()) {
    session.err << refused << '\n';
    if (session.json()) print(session.out, {{"ok", false}, {"reason", refused}});
    return kBadUsage;
  }
  if (session.json()) print(session.out, {{"ok", true}, {"reason", nullptr}});
  return kDone;
}

}  // namespace boletim

#include <nlohmann/json.hpp>

#include "daemon/cli/command.h"
#include "daemon/cli/json_values.h"

namespace boletim {

int adopt_command(Session& session) {
  const auto store = session.host.assembly->open_store();
  const std::optional<std::string> was = store->nodes().home();
  const std::string is = store->nodes().here();
  store->nodes().set_home(is, session.user, session.host.clock.now());
  if (session.host.look) session.host.look();
  if (session.json())
    print(session.out, {{"was", was ? Json(*was) : Json(nullptr)}, {"is", is}});
  else
    session.out << session.say("era: ", "was: ") << was.value_or("–") << '\n'
                << session.say("é: ", "is: ") << is << '\n';
  return kDone;
}

}  // namespace boletim

#include "daemon/clone_guard.h"

#include "jobs/failure.h"

namespace boletim {

std::string why_guarded(Nodes& nodes, Instant now) {
  const std::string here = nodes.here();
  const std::optional<std::string> home = nodes.home();
  if (!home) nodes.set_home(here, "first start", now);
  if (!home || *home == here) return "";
  return "this state is a copy: it was at home at " + *home + " and is now at " + here +
         "; nothing is run and nothing is sent until `boletim adopt` says that the original is out of use";
}

void refuse_if_guarded(Nodes& nodes, Instant now) {
  const std::string why = why_guarded(nodes, now);
  if (!why.empty()) throw Failure(why);
}

}  // namespace boletim

#pragma once
#include "daemon/cli/session.h"

namespace boletim {

/// `plan --against DIR`: prints what a reload with the configuration in DIR would change of the one that
/// serves now, or what is wrong with it; the exit code.
int plan_against(Session& session, const std::string& directory);

}  // namespace boletim

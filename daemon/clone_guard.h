#pragma once
// A copy of a state must not do again what its original does.

#include <string>

#include "jobs/nodes.h"

namespace boletim {

/// Why nothing may be run or sent from this state: it lies elsewhere than where it was last confirmed; blank
/// if it may. A new state is at home where it is.
std::string why_guarded(Nodes& nodes, Instant now);

/// Throws Failure with that reason.
void refuse_if_guarded(Nodes& nodes, Instant now);

}  // namespace boletim

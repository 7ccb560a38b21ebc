#pragma once
#include <functional>
#include <vector>

#include "jobs/store.h"

namespace boletim {

/// The runs under way that nobody works on: those of dead nodes, which become this node's, and its own that
/// no worker holds, as their end could not be stored.
std::vector<Run> take_over(Runs& runs, const std::function<bool(const RunId&)>& is_held);

/// Failed runs whose time has come, under way again as this node's.
std::vector<Run> take_up_again(Runs& runs, Instant now);

/// After the clock was set back: what now waits longer than anything is meant to wait is due at once.
void bring_forward(Store& store, Instant now);

}  // namespace boletim

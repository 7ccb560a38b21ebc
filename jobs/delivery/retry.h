#pragma once
#include <optional>

#include "jobs/delivery/message.h"

namespace boletim {

/// When a deferred message is tried again: 1, 2, 5, 15, 30 minutes, then each hour, spread by up to a tenth
/// by its id so that a crowd does not come back at once. Nothing once `budget` since its creation is used up.
std::optional<Instant> next_attempt(const Message& message, Instant now, std::chrono::seconds budget);

}  // namespace boletim

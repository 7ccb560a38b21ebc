#pragma once
#include <optional>

#include "jobs/delivery/message.h"

namespace boletim {

/// When a deferred message is tried again: 1, 2, 5, 15, 30 minutes after its first to fifth attempt, then
/// each hour, spread by up to a tenth by its id so that a crowd does not come back at once. The last attempt
/// comes when `budget` since its creation ends, however short the wait; then nothing.
std::optional<Instant> next_attempt(const Message& message, Instant now, std::chrono::seconds budget);

}  // namespace boletim

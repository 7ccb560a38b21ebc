#pragma once
#include <optional>
#include <span>

#include "jobs/delivery/message.h"

namespace boletim {

/// No wait between two attempts is longer than this.
inline constexpr std::chrono::minutes kLongestWait{66};

/// When work that failed `tried` times is tried again: after the wait for so many (the last one from then
/// on), but never after `last`, when the last attempt comes however short the wait; then nothing.
std::optional<Instant> next_attempt(std::span<const std::chrono::seconds> waits, int tried, Instant now,
                                    Instant last);

/// When a message's last attempt is due: at its `give_up_at`, or, if it has none, when `budget` since its
/// creation ends.
Instant last_attempt(const Message& message, std::chrono::seconds budget);

/// When a deferred message is tried again: 1, 2, 5, 15, 30 minutes after its first to fifth attempt, then
/// each hour, spread by up to a tenth by its id so that a crowd does not come back at once, and at its last
/// attempt; then nothing.
std::optional<Instant> next_attempt(const Message& message, Instant now, std::chrono::seconds budget);

}  // namespace boletim

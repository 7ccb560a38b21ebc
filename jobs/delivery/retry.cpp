#include "jobs/delivery/retry.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace boletim {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::seconds, 6> kWaits{1min, 2min, 5min, 15min, 30min, 60min};
constexpr int kSpread = 10;  ///< a wait grows by less than 1/kSpread of itself

/// From 0 to 255, evenly over ids that follow one another: Fibonacci hashing of an FNV-1a hash.
std::uint64_t share_of(const MessageId& id) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : id.value) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return (hash * 0x9E3779B97F4A7C15) >> 56;
}

}  // namespace

std::optional<Instant> next_attempt(std::span<const std::chrono::seconds> waits, int tried, Instant now,
                                    Instant last) {
  if (now >= last) return {};
  const auto times = static_cast<std::size_t>(std::max(tried, 1));
  return std::min(now + waits[std::min(times, waits.size()) - 1], last);
}

Instant last_attempt(const Message& message, std::chrono::seconds budget) {
  return message.give_up_at.value_or(message.created_at + budget);
}

std::optional<Instant> next_attempt(const Message& message, Instant now, std::chrono::seconds budget) {
  const Instant last = last_attempt(message, budget);
  const auto next = next_attempt(kWaits, message.attempts, now, last);
  if (!next) return {};
  const std::chrono::seconds spread = (*next - now) * share_of(message.id) / (256 * kSpread);
  return std::min(*next + spread, last);
}

}  // namespace boletim

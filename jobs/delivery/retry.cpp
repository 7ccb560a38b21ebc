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

std::optional<Instant> next_attempt(const Message& message, Instant now, std::chrono::seconds budget) {
  const Instant last = message.created_at + budget;
  if (now >= last) return {};
  const auto tried = static_cast<std::size_t>(std::max(message.attempts, 1));
  const std::chrono::seconds wait = kWaits[std::min(tried, kWaits.size()) - 1];
  const std::chrono::seconds spread = wait * share_of(message.id) / (256 * kSpread);
  return std::min(now + wait + spread, last);
}

}  // namespace boletim

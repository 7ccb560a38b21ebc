#include "jobs/delivery/message.h"

#include <algorithm>
#include <array>
#include <utility>

namespace boletim {
namespace {

using enum MessageState;

constexpr std::array<std::pair<MessageState, std::string_view>, 12> kNames{{
    {Planned, "planned"},
    {Sending, "sending"},
    {Accepted, "accepted"},
    {Deferred, "deferred"},
    {Rejected, "rejected"},
    {InDoubt, "in_doubt"},
    {Held, "held"},
    {Suppressed, "suppressed"},
    {Skipped, "skipped"},
    {Delivered, "delivered"},
    {Delayed, "delayed"},
    {Bounced, "bounced"},
}};

bool one_of(MessageState state, std::initializer_list<MessageState> states) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

}  // namespace

std::string_view name_of(MessageState state) {
  for (const auto& [value, name] : kNames) {
    if (value == state) return name;
  }
  return "planned";
}

std::optional<MessageState> message_state(std::string_view name) {
  for (const auto& [value, known] : kNames) {
    if (known == name) return value;
  }
  return {};
}

bool may_follow(MessageState from, MessageState to) {
  switch (from) {
    case Planned:
    case Deferred:
      return one_of(to, {Sending, Held, Suppressed, Skipped});
    case Sending:
      return one_of(to, {Accepted, Deferred, Rejected, InDoubt});
    case InDoubt:
      return one_of(to, {Sending, Held, Delivered, Delayed, Bounced});
    case Held:
      return one_of(to, {Sending, Suppressed, Skipped});
    case Accepted:
    case Delayed:
      return one_of(to, {Delivered, Delayed, Bounced});
    case Delivered:
      return to == Bounced;
    case Rejected:
    case Suppressed:
    case Skipped:
    case Bounced:
      return false;
  }
  return false;
}

bool is_settled(MessageState state) {
  return !one_of(state, {Planned, Sending, Deferred, InDoubt});
}

bool is_delivery(const Message& message) {
  return !message.run.value.empty() && !message.resend_of && message.sent_by != kOnFailure;
}

}  // namespace boletim

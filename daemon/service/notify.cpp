#include "daemon/service/notify.h"

#include <systemd/sd-daemon.h>
#include <time.h>

namespace boletim::notify {
namespace {

void say(const std::string& state) {
  sd_notify(0, state.c_str());
}

std::string monotonic_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return std::to_string(now.tv_sec * 1'000'000 + now.tv_nsec / 1000);
}

}  // namespace

void ready(const std::string& status) {
  say("READY=1\nSTATUS=" + status);
}
void reloading() {
  say("RELOADING=1\nMONOTONIC_USEC=" + monotonic_microseconds());
}
void stopping() {
  say("STOPPING=1");
}
void status(const std::string& text) {
  say("STATUS=" + text);
}
void alive() {
  say("WATCHDOG=1");
}

std::optional<std::chrono::microseconds> watchdog_interval() {
  std::uint64_t microseconds = 0;
  if (sd_watchdog_enabled(0, &microseconds) <= 0) return std::nullopt;
  return std::chrono::microseconds(microseconds / 2);
}

}  // namespace boletim::notify

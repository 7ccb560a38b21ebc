#pragma once
#include <chrono>
#include <optional>
#include <string>

namespace boletim {

/// What a service tells its manager (sd_notify(3)); all of it is a no-op where nobody asked.
namespace notify {

void ready(const std::string& status);
void reloading();  ///< to be followed by ready()
void stopping();
void status(const std::string& text);
void alive();
/// How often alive() must be said: half of what the manager waits; nothing = there is no watchdog.
std::optional<std::chrono::microseconds> watchdog_interval();

}  // namespace notify
}  // namespace boletim

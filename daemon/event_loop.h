#pragma once
#include <functional>
#include <memory>
#include <string>

#include "config/configuration.h"
#include "daemon/control.h"
#include "daemon/post.h"
#include "jobs/clock.h"

namespace boletim {

/// What a command needs of the process that runs it: in the daemon its own parts, in `boletim` parts made for
/// it.
struct Host {
  std::shared_ptr<const Assembly> assembly;
  Post& post;
  const Clock& clock;
  std::function<std::string()> reload;  ///< "" or why the old configuration stays; empty = there is no daemon
  std::stop_token stop;                 ///< asked for: what runs is parked
  std::function<std::string()> daemon;  ///< what `status` says of the daemon; empty = there is none
};

/// The daemon's life: one thread waits (timers, signals, control socket), workers run, clerks answer.
/// SIGHUP reloads, SIGTERM and SIGINT stop: what runs is parked at its last step and goes on at the next
/// start.
class EventLoop {
 public:
  using Execute = std::function<Reply(const Request&, Host&)>;

  /// Takes the state's lock and the control socket. Throws Failure if another process holds the state.
  EventLoop(std::shared_ptr<const Assembly> assembly, const Clock& clock, Execute execute);
  ~EventLoop();
  /// Returns when it was asked to stop and everything is parked.
  void run();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace boletim

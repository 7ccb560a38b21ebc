#pragma once
#include <functional>
#include <memory>

#include "daemon/control.h"
#include "daemon/host.h"

namespace boletim {

/// The daemon's life: one thread waits (timers, signals, control socket), another looks at what is due, a
/// crew works, clerks answer. SIGHUP reloads, SIGTERM and SIGINT stop: what runs is parked at its last step
/// and goes on at the next start.
class EventLoop {
 public:
  using Execute = std::function<Reply(const Request&, Host&)>;

  /// Takes the lock of the state directory, enters the state and opens the control socket. Throws Failure if
  /// another process holds the lock, what opening the state throws.
  EventLoop(Configuration configuration, const Clock& clock, Execute execute);
  ~EventLoop();
  /// Returns when it was asked to stop and everything is parked. Throws Failure if other nodes declared this
  /// one dead: it is to be started anew.
  void run();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace boletim

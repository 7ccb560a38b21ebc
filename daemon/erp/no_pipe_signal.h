#pragma once
#include <csignal>
#include <ctime>

#include <pthread.h>

namespace boletim {

/// While it lives, this thread is spared SIGPIPE: a driver's OpenSSL writes to its socket without
/// MSG_NOSIGNAL, and a server that hangs up would end the whole program.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    sigset_t pending;
    sigpending(&pending);
    if (sigismember(&pending, SIGPIPE) == 1) return;  // somebody else's, not ours to take
    active_ = pthread_sigmask(SIG_BLOCK, &pipe_, &before_) == 0;
  }
  ~NoPipeSignal() {
    if (!active_) return;
    const timespec now{};
    sigtimedwait(&pipe_, nullptr, &now);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;

 private:
  sigset_t pipe_{}, before_{};
  bool active_ = false;
};

}  // namespace boletim

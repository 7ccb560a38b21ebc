#include "daemon/erp/odbc_canceller.h"

#include <csignal>

#include <pthread.h>
#include <sql.h>

namespace boletim {
namespace {
constexpr std::chrono::milliseconds kAgain{100};
}

OdbcCanceller::OdbcCanceller(SQLHANDLE statement, std::stop_token stop, std::chrono::seconds time)
    : statement_(statement),
      stop_(std::move(stop)),
      deadline_(std::chrono::steady_clock::now() + time),
      thread_([this] { watch(); }) {}

OdbcCanceller::~OdbcCanceller() {
  finish();
  thread_.join();
}

void OdbcCanceller::finish() {
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  finished_.notify_one();
}

void OdbcCanceller::watch() {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);  // signals are for the threads that expect them
  std::unique_lock lock(mutex_);
  finished_.wait_until(lock, stop_, deadline_, [this] { return done_; });
  while (!done_) {
    late_ = !stop_.stop_requested();
    lock.unlock();
    SQLCancel(statement_);
    lock.lock();
    finished_.wait_for(lock, kAgain, [this] { return done_; });
  }
}

}  // namespace boletim

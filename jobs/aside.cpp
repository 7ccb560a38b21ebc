#include "jobs/aside.h"

#include <utility>

namespace boletim {
namespace {

/// What it threw, if anything; the piece itself is gone.
std::exception_ptr done(Aside::Piece piece) try {
  piece();
  return nullptr;
} catch (...) {
  return std::current_exception();
}

}  // namespace

void Aside::add(Piece piece) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return failure_ || !next_; });
  check();
  next_ = std::move(piece);
  changed_.notify_all();
}

void Aside::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return failure_ || (!next_ && !is_working_); });
  check();
}

void Aside::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return static_cast<bool>(next_); })) {
    if (stop.stop_requested()) return;
    Piece piece = std::exchange(next_, nullptr);
    is_working_ = true;
    changed_.notify_all();
    lock.unlock();
    std::exception_ptr failure = done(std::move(piece));
    lock.lock();
    is_working_ = false;
    failure_ = std::move(failure);
    changed_.notify_all();
    if (failure_) return;
  }
}

void Aside::check() const {
  if (failure_) std::rethrow_exception(failure_);
}

}  // namespace boletim

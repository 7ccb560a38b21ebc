#pragma once
#include <condition_variable>
#include <mutex>

#include "jobs/registry/batch.h"

namespace boletim {

/// Hands batches from one thread to another, one at a time; nothing is copied, their memory goes round.
class Handoff {
 public:
  /// Waits until the last batch was taken. False if the other side has closed.
  bool put(Batch& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !full_; });
    if (closed_) return false;
    std::swap(batch, batch_);
    full_ = true;
    changed_.notify_one();
    return true;
  }
  /// Waits for a batch. False if there is none and the other side has closed.
  bool take(Batch& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || full_; });
    if (!full_) return false;
    std::swap(batch, batch_);
    full_ = false;
    changed_.notify_one();
    return true;
  }
  /// Either side says that it is done.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  Batch batch_;
  bool full_ = false;
  bool closed_ = false;
};

}  // namespace boletim

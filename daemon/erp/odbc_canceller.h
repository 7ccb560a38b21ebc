#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include <sqltypes.h>

namespace boletim {

/// Breaks a statement off that waits, when it is told to stop or time is up, from a thread of its own: a
/// driver manager may hold a lock until the driver is back, and to cancel what has not yet begun does
/// nothing, so that it is done again until the statement is given up. Destroyed before the statement is
/// freed.
class OdbcCanceller {
 public:
  OdbcCanceller(SQLHANDLE statement, std::stop_token stop, std::chrono::seconds time);
  ~OdbcCanceller();
  OdbcCanceller(const OdbcCanceller&) = delete;
  OdbcCanceller& operator=(const OdbcCanceller&) = delete;

  bool is_late() const { return late_; }
  /// The statement is done: nothing is to be cancelled any more.
  void finish();

 private:
  void watch();

  const SQLHANDLE statement_;
  const std::stop_token stop_;
  const std::chrono::steady_clock::time_point deadline_;
  std::atomic<bool> late_ = false;
  std::mutex mutex_;
  std::condition_variable_any finished_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace boletim

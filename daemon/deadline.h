#pragma once
#include <chrono>
#include <optional>
#include <stop_token>
#include <thread>

namespace boletim {

/// The stop of one piece of work: asked for when its process stops or when its time is over, whichever comes
/// first. By the steady clock. Without a limit it costs no thread.
class Deadline {
 public:
  Deadline(std::stop_token process, std::optional<std::chrono::milliseconds> within);
  std::stop_token token() const { return stop_.get_token(); }
  /// It was the time, not the process.
  bool is_over() const { return stop_.stop_requested() && !process_.stop_requested(); }

 private:
  struct Pass {
    std::stop_source stop;
    void operator()() { stop.request_stop(); }
  };

  std::stop_token process_;
  std::stop_source stop_;
  std::stop_callback<Pass> on_process_;
  std::jthread timer_;
};

}  // namespace boletim

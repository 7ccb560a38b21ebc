#pragma once
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace boletim {

/// Does pieces of work on a thread of its own, one after the other, while its owner goes on. After one that
/// threw, no other is done.
class Aside {
 public:
  using Piece = std::function<void()>;

  Aside() : thread_([this](const std::stop_token& stop) { work(stop); }) {}
  /// Waits for the piece under way; one that waits is not done any more.
  ~Aside() = default;
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

  /// Hands over a piece; waits while another one waits already. Throws what an earlier one threw.
  void add(Piece piece);
  /// Waits until all is done. Throws what one of them threw.
  void wait();

 private:
  void work(const std::stop_token& stop);
  void check() const;

  std::mutex mutex_;
  std::condition_variable_any changed_;
  Piece next_;               ///< what waits; none while empty
  bool is_working_ = false;  ///< on the one before
  std::exception_ptr failure_;
  std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace boletim

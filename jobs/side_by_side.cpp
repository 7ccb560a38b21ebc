#include "jobs/side_by_side.h"

#include <exception>
#include <mutex>
#include <thread>

namespace boletim {
namespace {

class Pieces {
 public:
  Pieces(std::size_t count, const std::function<void(std::size_t)>& piece) : count_(count), piece_(piece) {}

  void work() {
    for (std::size_t i = take(); i < count_; i = take()) try {
        piece_(i);
      } catch (...) {
        end(std::current_exception());
      }
  }
  void check() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::size_t take() {
    const std::lock_guard lock(mutex_);
    return failure_ ? count_ : next_++;
  }
  void end(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
  }

  const std::size_t count_;
  const std::function<void(std::size_t)>& piece_;
  std::mutex mutex_;
  std::size_t next_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

void side_by_side(std::size_t count, const std::function<void(std::size_t)>& piece) {
  Pieces pieces(count, piece);
  {
    const std::jthread other([&] { pieces.work(); });
    pieces.work();
  }
  pieces.check();
}

}  // namespace boletim

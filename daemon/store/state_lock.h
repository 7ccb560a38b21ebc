#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

namespace boletim {

/// The right to change the state: held by the daemon, or by one command where no daemon runs. It is the
/// kernel's lock (flock) on STATE_DIR/lock, so the holder's death frees it at once, however it died.
class StateLock {
 public:
  /// Nothing if another process (or another StateLock of this one) holds it. Creates directory and file if
  /// absent. Throws Failure if it can't.
  static std::unique_ptr<StateLock> try_lock(const std::filesystem::path& state_dir);
  /// Waits up to `patience` for its turn. Throws Failure naming the holder.
  static std::unique_ptr<StateLock> lock(const std::filesystem::path& state_dir,
                                         std::chrono::seconds patience);
  /// Process id that the holder wrote; nothing if nobody holds the lock.
  static std::optional<int> holder(const std::filesystem::path& state_dir);

  StateLock(const StateLock&) = delete;
  StateLock& operator=(const StateLock&) = delete;
  ~StateLock();

 private:
  explicit StateLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace boletim

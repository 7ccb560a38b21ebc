#include "daemon/store/state_lock.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/store/files.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

/// Not inherited by children: the lock would outlive its holder.
int open_lock(const std::filesystem::path& file, int flags) {
  return ::open(file.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

Failure lock_failure(const std::filesystem::path& file) {
  return Failure("can't lock " + file.string() + ": " + std::strerror(errno) +
                 "; give the state directory to the user that boletim runs as");
}

}  // namespace

std::unique_ptr<StateLock> StateLock::try_lock(const std::filesystem::path& state_dir) {
  create_private_directories(state_dir);
  const auto file = state_dir / "lock";
  const int descriptor = open_lock(file, O_RDWR | O_CREAT);
  if (descriptor < 0) throw lock_failure(file);
  std::unique_ptr<StateLock> lock(new StateLock(descriptor));
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return nullptr;
    throw lock_failure(file);
  }
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(descriptor, 0) != 0 ||
      ::pwrite(descriptor, pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size()))
    throw lock_failure(file);
  return lock;
}

std::unique_ptr<StateLock> StateLock::lock(const std::filesystem::path& state_dir,
                                           std::chrono::seconds patience) {
  constexpr std::chrono::milliseconds between_tries{100};
  const auto until = std::chrono::steady_clock::now() + patience;
  for (;;) {
    if (auto lock = try_lock(state_dir)) return lock;
    if (std::chrono::steady_clock::now() >= until) break;
    std::this_thread::sleep_for(between_tries);
  }
  const auto pid = holder(state_dir);
  throw Failure("another process" + (pid ? " (" + std::to_string(*pid) + ")" : "") +
                " is at work on the state in " + state_dir.string() + "; wait until it is done, or stop it");
}

std::optional<int> StateLock::holder(const std::filesystem::path& state_dir) {
  const int descriptor = open_lock(state_dir / "lock", O_RDONLY);
  if (descriptor < 0) return {};
  const StateLock closes_it(descriptor);
  if (::flock(descriptor, LOCK_SH | LOCK_NB) == 0) return {};
  std::array<char, 16> text{};
  const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
  int pid = 0;
  if (size <= 0 || std::from_chars(text.data(), text.data() + size, pid).ec != std::errc()) return {};
  return pid;
}

StateLock::~StateLock() {
  ::close(descriptor_);
}

}  // namespace boletim

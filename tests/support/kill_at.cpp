// Preloaded into a program, ends it with SIGKILL around its N-th touch of the world, N from $KILL_AT, so that
// a test can do so at every one: 2k-1 is right before the k-th touch, 2k right after it. A touch is what
// outlives the process: a file made durable, renamed or removed, bytes given to a socket. What is written to
// a file between two touches is there for the next process too, kill or no kill.
//
// Says on standard error where it struck. Any thread; without $KILL_AT nothing happens.

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <dlfcn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

std::atomic<long> touches{0};

long fatal_touch() {
  static const long touch = [] {
    const char* wanted = std::getenv("KILL_AT");
    return wanted == nullptr ? 0 : std::atol(wanted);
  }();
  return touch;
}

[[noreturn]] void die(const char* when, const char* call) {
  dprintf(STDERR_FILENO, "killed %s %s\n", when, call);
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

bool is_socket(int descriptor) {
  struct stat what {};
  return fstat(descriptor, &what) == 0 && S_ISSOCK(what.st_mode);
}

/// The library's own function of this name and type.
template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

template <class Function, class... Arguments>
auto touch(const char* name, Function* function, Arguments... arguments) {
  const long number = ++touches;
  if (fatal_touch() == 2 * number - 1) die("before", name);
  const auto result = function(arguments...);
  if (fatal_touch() == 2 * number) die("after", name);
  return result;
}

}  // namespace

extern "C" {

int fsync(int file) {
  static auto* const function = real<int(int)>("fsync");
  return touch("fsync", function, file);
}

int fdatasync(int file) {
  static auto* const function = real<int(int)>("fdatasync");
  return touch("fdatasync", function, file);
}

int rename(const char* from, const char* to) noexcept {
  static auto* const function = real<int(const char*, const char*)>("rename");
  return touch("rename", function, from, to);
}

int unlink(const char* file) noexcept {
  static auto* const function = real<int(const char*)>("unlink");
  return touch("unlink", function, file);
}

int remove(const char* file) noexcept {
  static auto* const function = real<int(const char*)>("remove");
  return touch("remove", function, file);
}

ssize_t send(int socket, const void* bytes, size_t size, int flags) {
  static auto* const function = real<ssize_t(int, const void*, size_t, int)>("send");
  return touch("send", function, socket, bytes, size, flags);
}

ssize_t sendto(int socket, const void* bytes, size_t size, int flags, const sockaddr* to, socklen_t length) {
  static auto* const function =
      real<ssize_t(int, const void*, size_t, int, const sockaddr*, socklen_t)>("sendto");
  return touch("sendto", function, socket, bytes, size, flags, to, length);
}

ssize_t sendmsg(int socket, const msghdr* message, int flags) {
  static auto* const function = real<ssize_t(int, const msghdr*, int)>("sendmsg");
  return touch("sendmsg", function, socket, message, flags);
}

ssize_t write(int file, const void* bytes, size_t size) {
  static auto* const function = real<ssize_t(int, const void*, size_t)>("write");
  return is_socket(file) ? touch("write", function, file, bytes, size) : function(file, bytes, size);
}
}

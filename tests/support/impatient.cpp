// Preloaded into a program, makes it wait for a silent peer a hundredth of the time that it means to, so that
// a test sees its time-outs.

#include <dlfcn.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace {

using SetSocketOption = int(int, int, int, const void*, socklen_t);

constexpr long kMicroseconds = 1'000'000;
constexpr long kTimesShorter = 100;

timeval shorter(const timeval& wait) {
  const long microseconds = (wait.tv_sec * kMicroseconds + wait.tv_usec) / kTimesShorter;
  return {microseconds / kMicroseconds, microseconds % kMicroseconds};
}

}  // namespace

extern "C" int setsockopt(int socket, int level, int name, const void* value, socklen_t size) noexcept {
  static auto* const real = reinterpret_cast<SetSocketOption*>(dlsym(RTLD_NEXT, "setsockopt"));
  if (level != SOL_SOCKET || name != SO_RCVTIMEO) return real(socket, level, name, value, size);
  const timeval wait = shorter(*static_cast<const timeval*>(value));
  return real(socket, level, name, &wait, size);
}

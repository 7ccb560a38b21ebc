#include "daemon/control.h"

#include <cerrno>
#include <cstdint>
#include <cstring>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr timeval kRequestTimeout{5, 0};
constexpr std::uint32_t kMostParts = 256;
constexpr std::uint32_t kMostBytes =
    1U << 30;  // of one part: "nothing cut" has to fit, a mistaken length has not

/// A connected socket that is closed when it goes.
class Connection {
 public:
  explicit Connection(int descriptor) : descriptor_(descriptor) {}
  ~Connection() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  int descriptor() const { return descriptor_; }

  bool read(void* data, std::size_t size) const {
    auto* bytes = static_cast<char*>(data);
    while (size > 0) {
      const ssize_t got = ::recv(descriptor_, bytes, size, 0);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      bytes += got;
      size -= static_cast<std::size_t>(got);
    }
    return true;
  }

  bool write(const void* data, std::size_t size) const {
    const auto* bytes = static_cast<const char*>(data);
    while (size > 0) {
      const ssize_t put = ::send(descriptor_, bytes, size, MSG_NOSIGNAL);
      if (put < 0 && errno == EINTR) continue;
      if (put <= 0) return false;
      bytes += put;
      size -= static_cast<std::size_t>(put);
    }
    return true;
  }

 private:
  int descriptor_;
};

/// A message is a count of parts, then each part's length and bytes; numbers in the machine's order, as both
/// ends are on one machine.
bool write_parts(const Connection& connection, const std::vector<std::string>& parts) {
  std::string message;
  const auto add_number = [&](std::size_t number) {
    const auto n = static_cast<std::uint32_t>(number);
    message.append(reinterpret_cast<const char*>(&n), sizeof n);
  };
  add_number(parts.size());
  for (const std::string& part : parts) {
    add_number(part.size());
    message += part;
  }
  return connection.write(message.data(), message.size());
}

std::optional<std::vector<std::string>> read_parts(const Connection& connection, std::uint32_t most_bytes) {
  std::uint32_t count = 0;
  if (!connection.read(&count, sizeof count) || count > kMostParts) return std::nullopt;
  std::vector<std::string> parts(count);
  for (std::string& part : parts) {
    std::uint32_t size = 0;
    if (!connection.read(&size, sizeof size) || size > most_bytes) return std::nullopt;
    part.resize(size);
    if (!connection.read(part.data(), size)) return std::nullopt;
  }
  return parts;
}

std::optional<sockaddr_un> address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return std::nullopt;
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

constexpr std::size_t kRequestHead = 3;  // language, columns, user; the arguments follow

Request to_request(const std::vector<std::string>& parts) {
  Request request;
  request.language = parts[0];
  request.columns = std::atoi(parts[1].c_str());
  request.user = parts[2];
  request.arguments.assign(parts.begin() + kRequestHead, parts.end());
  return request;
}

}  // namespace

std::optional<Reply> ask_daemon(const std::string& socket, const Request& request) {
  const auto address = address_of(socket);
  const Connection connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!address || connection.descriptor() < 0) return std::nullopt;
  if (connect(connection.descriptor(), reinterpret_cast<const sockaddr*>(&*address), sizeof *address) != 0) {
    if (errno == EACCES)
      throw Failure("no right to use " + socket + "; run this as root, or as the user that boletimd runs as");
    return std::nullopt;
  }
  std::vector<std::string> parts = {request.language, std::to_string(request.columns), request.user};
  parts.insert(parts.end(), request.arguments.begin(), request.arguments.end());
  if (!write_parts(connection, parts))
    throw Unreachable("the daemon closed its control socket; see its journal");
  const auto reply = read_parts(connection, kMostBytes);
  if (!reply || reply->size() != 3)
    throw Unreachable("the daemon stopped before it answered; see its journal, then ask again");
  return Reply{std::atoi((*reply)[0].c_str()), (*reply)[1], (*reply)[2]};
}

void answer(int descriptor, const std::function<Reply(const Request&)>& execute) {
  constexpr std::uint32_t most_request_bytes = 1U << 20;
  const Connection connection(descriptor);
  setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &kRequestTimeout, sizeof kRequestTimeout);
  const auto parts = read_parts(connection, most_request_bytes);
  if (!parts || parts->size() < kRequestHead) return;
  const Reply reply = execute(to_request(*parts));
  write_parts(connection, {std::to_string(reply.exit_code), reply.out, reply.err});
}

}  // namespace boletim

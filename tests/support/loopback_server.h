#pragma once
// Servers on a free loopback port that live as long as a test: one that follows a script, so that it can do
// what no real server does on request, and a frame for real ones that speak on a socket they are given.

#include <atomic>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace boletim {

/// Accepts connections one after another and hands each to `serve`, which need not close it.
class LoopbackServer {
 public:
  explicit LoopbackServer(std::function<void(int connection)> serve) : serve_(std::move(serve)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, generic, &size) != 0) {
      throw std::runtime_error("can't listen on the loopback");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { accept_all(); });
  }
  /// The clients should be gone by now.
  ~LoopbackServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  int port() const { return port_; }
  int connections() const { return connections_; }

 private:
  void accept_all() {
    for (int connection; (connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
      ++connections_;
      serve_(connection);
      ::close(connection);
    }
  }

  std::function<void(int)> serve_;
  int listener_ = -1, port_ = 0;
  std::atomic<int> connections_ = 0;
  std::thread thread_;
};

/// The replies of one connection: the first at once, each other after a line (after the whole body, if the
/// one before was 354). At the end of the script the connection is closed.
using Script = std::vector<std::string>;
inline const std::string kSilence = "(silence)";  ///< instead of a reply: none until the client goes away

class ScriptedServer {
 public:
  /// One script a connection.
  explicit ScriptedServer(Script first, Script second = {})
      : scripts_{std::move(first), std::move(second)},
        server_([this](int connection) { serve(connection); }) {}

  int port() const { return server_.port(); }
  /// What clients said, a line each; a body is one entry.
  std::vector<std::string> heard() {
    const std::lock_guard lock(mutex_);
    return heard_;
  }

 private:
  void serve(int connection) {
    if (next_ >= scripts_.size()) return;
    bool body = false, first = true;
    std::string received;
    for (const std::string& reply : scripts_[next_++]) {
      if (!first && !hear(connection, received, body ? "\r\n.\r\n" : "\r\n")) return;
      first = false;
      if (reply == kSilence) {
        while (hear(connection, received, "\r\n")) {
        }
        return;
      }
      const std::string line = reply + "\r\n";
      if (::send(connection, line.data(), line.size(), MSG_NOSIGNAL) < 0) return;
      body = reply.starts_with("354");
    }
  }

  bool hear(int connection, std::string& received, const std::string& end) {
    std::size_t at;
    while ((at = received.find(end)) == std::string::npos) {
      char bytes[4096];
      const ssize_t got = ::recv(connection, bytes, sizeof bytes, 0);
      if (got <= 0) return false;
      received.append(bytes, static_cast<std::size_t>(got));
    }
    const std::lock_guard lock(mutex_);
    heard_.push_back(received.substr(0, at));
    received.erase(0, at + end.size());
    return true;
  }

  std::vector<Script> scripts_;
  std::size_t next_ = 0;
  std::mutex mutex_;
  std::vector<std::string> heard_;
  LoopbackServer server_;
};

}  // namespace boletim

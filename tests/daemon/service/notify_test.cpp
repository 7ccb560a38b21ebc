#include "daemon/service/notify.h"

#include <cstdlib>
#include <stdexcept>

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

using testing::MatchesRegex;
using testing::Optional;

/// A service manager's ear: the datagram socket that NOTIFY_SOCKET names (sd_notify(3)).
class NotifySocket {
 public:
  NotifySocket() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    const std::string path = directory_ / "notify";
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("can't bind " + path);
    ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
  }
  ~NotifySocket() {
    ::unsetenv("NOTIFY_SOCKET");
    ::close(socket_);
  }
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;

  /// What was said next; "" = nothing.
  std::string heard() {
    char text[512];
    const ssize_t size = ::recv(socket_, text, sizeof text, 0);
    return size < 0 ? "" : std::string(text, static_cast<std::size_t>(size));
  }

 private:
  TemporaryDirectory directory_;
  int socket_;
};

class Watchdog : public testing::Test {
 protected:
  void TearDown() override {
    ::unsetenv("WATCHDOG_USEC");
    ::unsetenv("WATCHDOG_PID");
  }
};

TEST(Notify, SaysThatItIsReadyAndWhatItServes) {
  NotifySocket manager;
  notify::ready("3 jobs");
  EXPECT_EQ(manager.heard(), "READY=1\nSTATUS=3 jobs");
}

TEST(Notify, SaysWhenAReloadBegan) {
  NotifySocket manager;
  notify::reloading();
  EXPECT_THAT(manager.heard(), MatchesRegex("RELOADING=1\nMONOTONIC_USEC=[0-9]+"));
}

TEST(Notify, SaysWhatItDoesThatItLivesAndThatItStops) {
  NotifySocket manager;
  notify::status("sending");
  notify::alive();
  notify::stopping();
  EXPECT_EQ(manager.heard(), "STATUS=sending");
  EXPECT_EQ(manager.heard(), "WATCHDOG=1");
  EXPECT_EQ(manager.heard(), "STOPPING=1");
  EXPECT_EQ(manager.heard(), "");
}

TEST(Notify, WithoutAManagerSaysNothing) {
  ::unsetenv("NOTIFY_SOCKET");
  notify::ready("3 jobs");
  notify::alive();
}

TEST_F(Watchdog, IsFedTwiceAsOftenAsItAsks) {
  ::setenv("WATCHDOG_USEC", "60000000", 1);
  EXPECT_THAT(notify::watchdog_interval(), Optional(std::chrono::seconds(30)));
}

TEST_F(Watchdog, OfAnotherProcessIsNotOurs) {
  ::setenv("WATCHDOG_USEC", "60000000", 1);
  ::setenv("WATCHDOG_PID", "1", 1);
  EXPECT_EQ(notify::watchdog_interval(), std::nullopt);
}

TEST_F(Watchdog, MayNotBeThere) {
  EXPECT_EQ(notify::watchdog_interval(), std::nullopt);
}

}  // namespace
}  // namespace boletim

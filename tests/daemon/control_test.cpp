#include "daemon/control.h"

#include <functional>
#include <limits>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "jobs/failure.h"
#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

using Execute = std::function<Reply(const Request&)>;

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  return address;
}

/// The daemon's end of a control socket.
class ControlSocket {
 public:
  ControlSocket() : listener_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const sockaddr_un address = address_of(path());
    if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener_, 1) != 0)
      throw std::runtime_error("can't listen on " + path());
  }
  ~ControlSocket() {
    if (thread_.joinable()) thread_.join();
    ::close(listener_);
  }
  ControlSocket(const ControlSocket&) = delete;
  ControlSocket& operator=(const ControlSocket&) = delete;

  std::string path() const { return directory_ / "control"; }
  int accept() const { return ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC); }
  /// Answers the next connection, on a thread of its own.
  void serve(Execute execute) {
    thread_ = std::thread([this, execute = std::move(execute)] { answer(accept(), execute); });
  }
  /// As after kill -9: the file is there, nobody listens.
  void die() {
    ::close(listener_);
    listener_ = -1;
  }

 private:
  TemporaryDirectory directory_;
  int listener_;
  std::thread thread_;
};

/// What `answer` says to a client that sends `bytes` and waits; `executed` = it took them for a request.
struct Heard {
  std::string reply;
  bool executed = false;
};

Heard answer_to(const std::string& bytes) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) throw std::runtime_error("socketpair");
  if (::write(ends[0], bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error("write");
  ::shutdown(ends[0], SHUT_WR);
  Heard heard;
  answer(ends[1], [&](const Request&) {
    heard.executed = true;
    return Reply{};
  });
  char reply[64];
  for (ssize_t got; (got = ::read(ends[0], reply, sizeof reply)) > 0;)
    heard.reply.append(reply, static_cast<std::size_t>(got));
  ::close(ends[0]);
  return heard;
}

std::string number(std::uint32_t n) {
  return {reinterpret_cast<const char*>(&n), sizeof n};
}

TEST(Control, CarriesACommandLineThereAndItsAnswerBack) {
  ControlSocket daemon;
  Request seen;
  daemon.serve([&](const Request& request) {
    seen = request;
    return Reply{3, "saída\n", std::string("não\0há\n", 8)};
  });
  const auto reply = ask_daemon(daemon.path(), {{"run", "", "ação\n"}, "pt_BR.UTF-8", 132, "ana"});
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->exit_code, 3);
  EXPECT_EQ(reply->out, "saída\n");
  EXPECT_EQ(reply->err, std::string("não\0há\n", 8));
  EXPECT_EQ(seen.arguments, (std::vector<std::string>{"run", "", "ação\n"}));
  EXPECT_EQ(seen.language, "pt_BR.UTF-8");
  EXPECT_EQ(seen.columns, 132);
  EXPECT_EQ(seen.user, "ana");
}

TEST(Control, CutsNothingFromALongAnswer) {
  ControlSocket daemon;
  const std::string history(20'000'000, 'h');
  daemon.serve([&](const Request&) { return Reply{0, history, ""}; });
  const auto reply = ask_daemon(daemon.path(), {{"history"}, "", 0, ""});
  ASSERT_TRUE(reply);
  EXPECT_TRUE(reply->out == history);
}

TEST(Control, OfNobodyIsNothing) {
  const TemporaryDirectory directory;
  EXPECT_FALSE(ask_daemon(directory / "control", {{"status"}, "", 0, ""}));
  EXPECT_FALSE(ask_daemon(std::string(200, 'x'), {{"status"}, "", 0, ""}));  // longer than any socket's name
}

TEST(Control, OfAKilledDaemonIsNothing) {
  ControlSocket daemon;
  daemon.die();
  EXPECT_FALSE(ask_daemon(daemon.path(), {{"status"}, "", 0, ""}));
}

TEST(Control, SaysSoWhenTheDaemonBreaksOff) {
  ControlSocket daemon;
  std::thread breaks_off([&] { ::close(daemon.accept()); });
  EXPECT_THROW(ask_daemon(daemon.path(), {{"run"}, "", 0, ""}), Unreachable);
  breaks_off.join();
}

TEST(Control, OfAnotherUserSaysWhoMayUseIt) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may use any";
  ControlSocket daemon;
  ::chmod(daemon.path().c_str(), 0);
  EXPECT_THROW(ask_daemon(daemon.path(), {{"status"}, "", 0, ""}), Failure);
}

TEST(Control, DropsWhatIsNoRequest) {
  const std::string most = number(std::numeric_limits<std::uint32_t>::max());
  for (const std::string& garbage :
       {std::string(), std::string("GET / HTTP/1.1\r\n\r\n"), most, number(2) + number(0) + number(0),
        number(3) + number(0) + number(0), number(4) + number(0) + number(0) + number(0) + most}) {
    const Heard heard = answer_to(garbage);
    EXPECT_EQ(heard.reply, "");
    EXPECT_FALSE(heard.executed);
  }
  EXPECT_TRUE(answer_to(number(3) + number(0) + number(0) + number(0)).executed);
}

TEST(Control, OutlivesAClientThatDoesNotWaitForItsAnswer) {
  ControlSocket daemon;
  std::string path = daemon.path();
  const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = address_of(path);
  ASSERT_EQ(::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  const std::string request = number(3) + number(0) + number(0) + number(0);
  ASSERT_EQ(::write(client, request.data(), request.size()), static_cast<ssize_t>(request.size()));
  const int connection = daemon.accept();
  ::close(client);
  answer(connection, [](const Request&) { return Reply{0, std::string(1'000'000, 'x'), ""}; });
}

}  // namespace
}  // namespace boletim

#include "daemon/event_loop.h"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <optional>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <sys/stat.h>

#include "daemon/dispatch.h"
#include "daemon/service/journal.h"
#include "daemon/service/notify.h"
#include "daemon/store/state.h"
#include "daemon/store/state_lock.h"
#include "jobs/failure.h"

namespace boletim {
namespace asio = boost::asio;
namespace {

using Socket = asio::local::stream_protocol::socket;

constexpr std::chrono::seconds kPatience{10};  // with a command that is at work on the state
constexpr std::size_t kClerks = 32;            // commands at a time, those that wait for a run included
constexpr std::chrono::seconds kParking{20};   // for workers to come to a safe place; the unit allows more
constexpr const char* kDeclaredDead =
    "other nodes declared this one dead, as it was silent for longer than its lease: it ends to start anew";

}  // namespace

class EventLoop::Work {
 public:
  Work(Configuration configuration, const Clock& clock, Execute execute)
      : socket_path_(configuration.state_dir + "/control"),
        execute_(std::move(execute)),
        lock_(StateLock::lock(configuration.state_dir, kPatience)),
        membership_([settings = configuration.state] { return open_store(settings); },
                    node_name(configuration.state_dir), configuration.digest, lease_of(configuration.state),
                    journal_),
        dispatch_(
            std::make_shared<const Assembly>(std::move(configuration), membership_.id()), membership_, clock,
            journal_, [this] { look_soon(); }, stop_),
        signals_(context_, SIGHUP, SIGTERM, SIGINT),
        wake_(context_),
        watchdog_(context_),
        parking_(context_),
        acceptor_(context_),
        on_lost_(membership_.lost(), [this] { asio::post(context_, [this] { stop(); }); }) {
    listen();
  }

  void run() {
    look_soon();
    asio::post(desk_, [this] { asio::post(context_, [this] { open_for_business(); }); });
    wait_for_signal();
    beat();
    context_.run();
    std::filesystem::remove(socket_path_);
    journal_.log(Level::Notice, "stopped");
    if (membership_.lost().stop_requested()) throw Failure(kDeclaredDead);
  }

 private:
  /// After the first look.
  void open_for_business() {
    if (stop_.stop_requested()) return;
    accept();
    notify::ready(dispatch_.summary());
    journal_.log(Level::Notice, "ready: " + dispatch_.summary());
  }

  // What is due: looked at by the desk, waited for here.

  /// From any thread. Wishes that come while one waits are that one.
  void look_soon() {
    if (look_is_due_.exchange(true)) return;
    asio::post(desk_, [this] {
      look_is_due_ = false;  // from here on a new wish is a new look
      if (stop_.stop_requested()) return;
      const std::chrono::milliseconds pause = dispatch_.look();
      asio::post(context_, [this, pause] { sleep(pause); });
    });
  }

  void sleep(std::chrono::milliseconds pause) {
    if (stop_.stop_requested()) return;
    wake_.expires_after(pause);
    wake_.async_wait([this](const boost::system::error_code& cancelled) {
      if (!cancelled) look_soon();
    });
  }

  void beat() {
    const auto interval = notify::watchdog_interval();
    if (!interval) return;
    notify::alive();
    watchdog_.expires_after(*interval);
    watchdog_.async_wait([this](const boost::system::error_code& cancelled) {
      if (!cancelled) beat();
    });
  }

  // Reload and stop.

  void wait_for_signal() {
    signals_.async_wait([this](const boost::system::error_code& cancelled, int signal) {
      if (cancelled) return;
      if (signal != SIGHUP) return stop();
      asio::post(desk_, [this] { reload(); });
      wait_for_signal();
    });
  }

  /// By the desk. "" or why the old configuration stays.
  std::string reload() {
    notify::reloading();
    const std::string refused = dispatch_.reload();
    journal_.log(refused.empty() ? Level::Notice : Level::Error,
                 refused.empty() ? "configuration reloaded: " + dispatch_.summary()
                                 : "the old configuration stays: " + refused);
    notify::ready(dispatch_.summary());
    look_soon();
    return refused;
  }

  /// Asks the desk and waits.
  std::string ask_to_reload() {
    const auto asked = std::make_shared<std::packaged_task<std::string()>>([this] { return reload(); });
    asio::post(desk_, [asked] { (*asked)(); });
    return asked->get_future().get();
  }

  /// Parks what runs while the loop goes on. What still waits for a server's word when kParking is over is
  /// left as a crash would leave it: the state shows where it stood, and the next start goes on from there.
  void stop() {
    if (!stop_.request_stop()) return;
    journal_.log(Level::Notice, "stopping");
    notify::stopping();
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    parking_.expires_after(kParking);
    parking_.async_wait([this](const boost::system::error_code& cancelled) {
      if (!cancelled) leave_at_once();
    });
    parker_ = std::jthread([this] {
      dispatch_.end();
      clerks_.join();
      desk_.join();
      context_.stop();
    });
  }

  [[noreturn]] void leave_at_once() {
    std::filesystem::remove(socket_path_);
    journal_.log(Level::Warning,
                 "stopped while a server does not answer; what waited goes on at the next start");
    std::_Exit(membership_.lost().stop_requested() ? EXIT_FAILURE : EXIT_SUCCESS);
  }

  // The control socket.

  void listen() {
    std::filesystem::remove(socket_path_);  // a dead daemon's: the lock says that there is no other
    const mode_t before = umask(0177);
    const asio::local::stream_protocol::endpoint endpoint(socket_path_);
    acceptor_.open(endpoint.protocol());
    acceptor_.bind(endpoint);
    acceptor_.listen();
    umask(before);
  }

  void accept() {
    acceptor_.async_accept([this](const boost::system::error_code& error, Socket socket) {
      if (!acceptor_.is_open()) return;
      if (!error) give_to_clerk(std::move(socket));
      accept();
    });
  }

  void give_to_clerk(Socket socket) {
    socket.native_non_blocking(false);
    const int descriptor = socket.release();
    asio::post(clerks_, [this, descriptor] {
      try {
        boletim::answer(descriptor, [this](const Request& request) {
          Host host = dispatch_.host([this] { return ask_to_reload(); });
          return execute_(request, host);
        });
      } catch (const std::exception& error) {
        journal_.log(Level::Error, error.what());
      }
    });
  }

  const std::string socket_path_;
  Execute execute_;
  Journal journal_;
  std::unique_ptr<StateLock> lock_;
  std::stop_source stop_;
  asio::io_context context_;
  asio::executor_work_guard<asio::io_context::executor_type> open_{context_.get_executor()};
  asio::thread_pool desk_{1}, clerks_{kClerks};
  std::atomic<bool> look_is_due_{false};
  Membership membership_;
  Dispatch dispatch_;
  asio::signal_set signals_;
  asio::steady_timer wake_, watchdog_, parking_;
  asio::local::stream_protocol::acceptor acceptor_;
  std::jthread parker_;
  std::stop_callback<std::function<void()>> on_lost_;
};

EventLoop::EventLoop(Configuration configuration, const Clock& clock, Execute execute)
    : work_(std::make_unique<Work>(std::move(configuration), clock, std::move(execute))) {}
EventLoop::~EventLoop() = default;
void EventLoop::run() {
  work_->run();
}

}  // namespace boletim

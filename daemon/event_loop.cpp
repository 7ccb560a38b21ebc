#include "daemon/event_loop.h"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <future>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "config/load.h"
#include "daemon/leftovers.h"
#include "daemon/runner.h"
#include "daemon/service/journal.h"
#include "daemon/service/notify.h"
#include "daemon/store/state.h"
#include "daemon/store/state_lock.h"
#include "jobs/agenda.h"
#include "jobs/failure.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace asio = boost::asio;
namespace {

constexpr std::chrono::seconds kPatience{10};      // with a command that is at work on the state
constexpr std::size_t kWorkers = 4;                // runs at a time
constexpr std::size_t kClerks = 2;                 // commands at a time, whatever runs
constexpr std::chrono::seconds kLongestSleep{60};  // so that a clock that was set is noticed within a minute
constexpr std::chrono::milliseconds kShortestSleep{200};
constexpr std::chrono::seconds kParking{20};  // for workers to come to a safe place; the unit allows more

}  // namespace

class EventLoop::Work {
 public:
  Work(std::shared_ptr<const Assembly> assembly, const Clock& clock, Execute execute)
      : assembly_(std::move(assembly)),
        clock_(clock),
        execute_(std::move(execute)),
        lock_(StateLock::lock(assembly_->configuration().state_dir, kPatience)),
        me_(enter(*assembly_)),
        store_(open_store(assembly_->configuration().state, me_)),
        started_at_(clock.now()),
        signals_(context_, SIGHUP, SIGTERM, SIGINT),
        wake_(context_),
        watchdog_(context_),
        acceptor_(context_) {
    assembly_ = std::make_shared<const Assembly>(assembly_->configuration(), me_);
    listen();
  }

  void run() {
    go_on_after_a_stop();
    wait_for_signal();
    accept();
    beat();
    look();
    notify::ready(summary());
    journal_.log(Level::Notice, "ready: " + summary());
    context_.run();
    park();
    std::filesystem::remove(socket_path());
    journal_.log(Level::Notice, "stopped");
  }

 private:
  // What is due.

  void look() {
    try {
      const Instant now = clock_.now();
      const Agenda agenda = boletim::look(assembly_->configuration().jobs, *store_, now);
      for (const Run& run : agenda.started) start(run);
      const std::optional<Instant> retry = store_->messages().next_retry();
      if (retry && *retry <= now) retry_mails();
      sleep_until(earlier(agenda.wake, retry), now);
    } catch (const std::exception& error) {
      journal_.log(Level::Error, std::string("can't look up what is due: ") + error.what());
      sleep_until(std::nullopt, clock_.now());
    }
  }

  static std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b) {
    if (!a || !b) return a ? a : b;
    return std::min(*a, *b);
  }

  void sleep_until(std::optional<Instant> wake, Instant now) {
    std::chrono::milliseconds pause = kLongestSleep;
    if (wake) pause = std::clamp<std::chrono::milliseconds>(*wake - now, kShortestSleep, kLongestSleep);
    wake_.expires_after(pause);
    wake_.async_wait([this](const boost::system::error_code& cancelled) {
      if (!cancelled) look();
    });
  }

  void start(const Run& run) {
    work_on(workers_, [this, run, assembly = assembly_] {
      const Job* job = assembly->configuration().find(run.job);
      if (job == nullptr)
        return assembly->open_store()->runs().finished(run.id, RunState::Failed,
                                                       "its job is no longer configured", clock_.now());
      Runner(*assembly, post_, clock_, stop_.get_token()).carry_out(*job, run);
    });
  }

  void retry_mails() {
    if (retrying_.exchange(true)) return;
    work_on(workers_, [this, assembly = assembly_] {
      retrying_ = false;  // from here on a new wish is a new turn
      post_.deliver(*assembly, *assembly->open_store(), std::nullopt, clock_, stop_.get_token());
    });
  }

  /// Hands `task` to a pool. Nothing that goes wrong there ends the daemon.
  void work_on(asio::thread_pool& pool, std::function<void()> task) {
    asio::post(pool, [this, task = std::move(task)] {
      try {
        task();
      } catch (const Parked&) {
        journal_.log(Level::Notice, "a run is parked; it goes on at the next start");
      } catch (const std::exception& error) {
        journal_.log(Level::Error, error.what());
      }
    });
  }

  // Start, reload, stop.

  static NodeId enter(const Assembly& assembly) {
    return assembly.open_store()->nodes().enter(assembly.configuration().state_dir, "");
  }

  void go_on_after_a_stop() {
    write_ahead(assembly_->configuration().jobs, *store_, clock_.now());
    doubt_what_was_sending(*assembly_, *store_, clock_.now());
    remove_leftovers(assembly_->configuration().state_dir + "/work", *store_, clock_.now());
    for (const Run& run : store_->runs().abandoned()) {
      if (!store_->runs().take_over(run.id)) continue;
      journal_.log(Level::Notice, "goes on after a stop", {{"JOB", run.job.value}, {"RUN", run.id.value}});
      start(run);
    }
    retry_mails();
  }

  void wait_for_signal() {
    signals_.async_wait([this](const boost::system::error_code& cancelled, int signal) {
      if (cancelled) return;
      if (signal != SIGHUP) return stop();
      reload();
      wait_for_signal();
    });
  }

  /// Validates and swaps the configuration; "" or why the old one stays.
  std::string reload() {
    notify::reloading();
    const std::string refused = swap_configuration();
    journal_.log(
        refused.empty() ? Level::Notice : Level::Error,
        refused.empty() ? "configuration reloaded: " + summary() : "the old configuration stays: " + refused);
    notify::ready(summary());
    return refused;
  }

  std::string swap_configuration() {
    const Configuration& old = assembly_->configuration();
    LoadResult loaded = load_configuration(old.directory);
    if (!loaded.errors.empty()) {
      std::string all;
      for (const ConfigError& error : loaded.errors) all += (all.empty() ? "" : "\n") + to_string(error);
      return all;
    }
    if (loaded.configuration.state != old.state || loaded.configuration.state_dir != old.state_dir)
      return "state: was changed; restart the daemon for that";
    look();  // what is due by the old rules is done by them
    try {
      const auto next = std::make_shared<const Assembly>(std::move(loaded.configuration), me_);
      write_ahead(next->configuration().jobs, *store_, clock_.now());
      assembly_ = next;
    } catch (const std::exception& error) {
      return error.what();
    }
    look();
    return "";
  }

  /// Waits for the workers. One that still waits for a server's word when kParking is over is left as a crash
  /// would leave it: the state shows where it stood, and the next start goes on from there.
  void park() {
    const auto parked = std::async(std::launch::async, [this] {
      clerks_.join();
      workers_.join();
    });
    if (parked.wait_for(kParking) == std::future_status::ready) return;
    std::filesystem::remove(socket_path());
    journal_.log(Level::Warning,
                 "stopped while a server does not answer; what waited goes on at the next start");
    std::_Exit(EXIT_SUCCESS);
  }

  void stop() {
    journal_.log(Level::Notice, "stopping");
    notify::stopping();
    stop_.request_stop();
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    context_.stop();
  }

  // The control socket.

  std::string socket_path() const { return assembly_->configuration().state_dir + "/control"; }

  void listen() {
    std::filesystem::remove(socket_path());  // a dead daemon's: the lock says that there is no other
    const mode_t before = umask(0177);
    const asio::local::stream_protocol::endpoint endpoint(socket_path());
    acceptor_.open(endpoint.protocol());
    acceptor_.bind(endpoint);
    acceptor_.listen();
    umask(before);
  }

  void accept() {
    acceptor_.async_accept(
        [this](const boost::system::error_code& error, asio::local::stream_protocol::socket socket) {
          if (!acceptor_.is_open()) return;
          if (!error) {
            socket.native_non_blocking(false);
            const int descriptor = socket.release();
            work_on(clerks_, [this, descriptor] {
              boletim::answer(descriptor, [this](const Request& r) { return serve(r); });
            });
          }
          accept();
        });
  }

  Reply serve(const Request& request) {
    Host host{on_loop<std::shared_ptr<const Assembly>>([this] { return assembly_; }),
              post_,
              clock_,
              [this] { return on_loop<std::string>([this] { return reload(); }); },
              stop_.get_token(),
              [this] { return describe(); }};
    return execute_(request, host);
  }

  /// Asks the thread of the loop, which alone changes the configuration, and waits for its answer.
  template <class Result>
  Result on_loop(std::function<Result()> ask) {
    const auto answer = std::make_shared<std::promise<Result>>();
    std::future<Result> future = answer->get_future();
    asio::post(context_, [answer, ask = std::move(ask)] { answer->set_value(ask()); });
    while (future.wait_for(kShortestSleep) != std::future_status::ready)
      if (context_.stopped()) throw Unreachable("the daemon is stopping");
    return future.get();
  }

  std::string describe() const {
    return "running, process " + std::to_string(getpid()) + ", since " + to_rfc3339(started_at_);
  }

  std::string summary() const {
    const auto& jobs = assembly_->configuration().jobs;
    return std::to_string(jobs.size()) + (jobs.size() == 1 ? " job" : " jobs");
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

  std::shared_ptr<const Assembly> assembly_;
  const Clock& clock_;
  Execute execute_;
  std::unique_ptr<StateLock> lock_;
  NodeId me_;
  std::unique_ptr<Store> store_;
  Journal journal_;
  Post post_{journal_};
  Instant started_at_;
  std::stop_source stop_;
  std::atomic<bool> retrying_{false};
  asio::io_context context_;
  asio::signal_set signals_;
  asio::steady_timer wake_, watchdog_;
  asio::local::stream_protocol::acceptor acceptor_;
  asio::thread_pool workers_{kWorkers}, clerks_{kClerks};
};

EventLoop::EventLoop(std::shared_ptr<const Assembly> assembly, const Clock& clock, Execute execute)
    : work_(std::make_unique<Work>(std::move(assembly), clock, std::move(execute))) {}
EventLoop::~EventLoop() = default;
void EventLoop::run() {
  work_->run();
}

}  // namespace boletim

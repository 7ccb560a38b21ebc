#pragma once
#include <condition_variable>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "daemon/outages.h"
#include "daemon/post.h"

namespace boletim {

/// Somebody who waits for a run: told whether all servers could be reached once it is settled, or at least
/// tried; left with a broken promise if the process stops before.
using Attendance = std::shared_ptr<std::promise<bool>>;

inline constexpr const char* kMailServer = "the mail server";  ///< what its outage is kept under

/// The one thread of a daemon that sends. It takes rendered runs over from the workers, sends what is open of
/// all runs in turn, and settles them. While the mail server is away it tries once a minute, and at once for
/// somebody who waits. Safe from several threads.
class Postman {
 public:
  struct Ports {
    std::function<std::shared_ptr<const Assembly>()> assembly;  ///< the present one
    StateLink::Open open;
    const Clock& clock;
    const Journal& journal;
    Outages& outages;
    Post::MakeMailer mailer;
    std::function<void()> on_settled;  ///< runs were ended
  };

  Postman(Ports ports, std::stop_source stop);
  ~Postman() { end(); }

  /// A rendered run, to be sent and settled; blank: the mails that no run planned.
  void take(const RunId& run, Attendance attendance);
  bool holds(const RunId& run) const;
  /// Something may be due that nobody brought.
  void wake();
  /// Asks for `stop` and returns when the thread has ended; who waits is left with a broken promise.
  void end();

 private:
  using Steady = std::chrono::steady_clock;
  struct Parcel {
    std::vector<Attendance> attendances;
    bool is_new = true;
  };

  void work();
  bool wait_for_work();
  void round();
  std::set<RunId> parcels_to_look_at(bool all);
  bool somebody_waits() const;
  void settle(const std::set<RunId>& runs, bool reached);
  bool settle(const RunId& run, bool reached);
  void hand_over(const RunId& run, bool reached);
  void note(const BatchOutcome& batch);

  const Ports ports_;
  std::stop_source stop_;
  StateLink state_;
  Post post_;
  mutable std::mutex mutex_;
  std::condition_variable_any called_;
  std::map<RunId, Parcel> parcels_;
  bool is_called_ = false;           ///< there may be something to do
  Steady::time_point not_before_{};  ///< the state or the mail server is away
  std::thread thread_;
};

}  // namespace boletim

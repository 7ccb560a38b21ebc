#include "daemon/postman.h"

#include <algorithm>

#include "daemon/clone_guard.h"
#include "daemon/mail/stoppable_wait.h"
#include "daemon/runner.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr std::chrono::minutes kServerAgain{1};  // between two tries of a mail server that is away
constexpr std::chrono::seconds kStateAgain{5};   // the same of the state

}  // namespace

Postman::Postman(Ports ports, std::stop_source stop)
    : ports_(std::move(ports)),
      stop_(std::move(stop)),
      state_(ports_.open),
      post_(ports_.journal, std::nullopt, ports_.mailer),
      thread_([this] { work(); }) {}

void Postman::take(const RunId& run, Attendance attendance) {
  {
    const std::lock_guard lock(mutex_);
    Parcel& parcel = parcels_[run];
    parcel.is_new = true;
    if (attendance) parcel.attendances.push_back(std::move(attendance));
    is_called_ = true;
  }
  called_.notify_all();
}

bool Postman::holds(const RunId& run) const {
  const std::lock_guard lock(mutex_);
  return parcels_.contains(run);
}

void Postman::wake() {
  {
    const std::lock_guard lock(mutex_);
    is_called_ = true;
  }
  called_.notify_all();
}

void Postman::end() {
  stop_.request_stop();
  if (thread_.joinable()) thread_.join();
  const std::lock_guard lock(mutex_);
  parcels_.clear();
}

void Postman::work() {
  while (wait_for_work()) {
    try {
      round();
      continue;
    } catch (const Passing& away) {
      ports_.journal.log(Level::Warning, std::string("mails wait for the state: ") + away.what());
    } catch (const std::exception& error) {
      ports_.journal.log(Level::Error, std::string("mails wait: ") + error.what());
    }
    wait_unless(stop_.get_token(), kStateAgain);
    wake();
  }
}

bool Postman::wait_for_work() {
  const std::stop_token stop = stop_.get_token();
  std::unique_lock lock(mutex_);
  const auto is_time = [this] { return is_called_ && (Steady::now() >= not_before_ || somebody_waits()); };
  while (!stop.stop_requested() && !is_time()) {
    if (is_called_)
      called_.wait_until(lock, stop, not_before_, is_time);
    else
      called_.wait(lock, stop, [this] { return is_called_; });
  }
  is_called_ = false;
  return !stop.stop_requested();
}

bool Postman::somebody_waits() const {
  return std::any_of(parcels_.begin(), parcels_.end(),
                     [](const auto& parcel) { return !parcel.second.attendances.empty(); });
}

void Postman::round() {
  bool may_send = false;
  state_.use([&](Store& store) { may_send = why_guarded(store.nodes(), ports_.clock.now()).empty(); });
  if (!may_send) return;
  const BatchOutcome batch = post_.send_batch(ports_.assembly(), state_, {}, ports_.clock, stop_.get_token());
  note(batch);
  const bool is_over = batch.nothing_open || !batch.reached;
  std::set<RunId> runs = parcels_to_look_at(is_over);
  runs.insert(batch.runs.begin(), batch.runs.end());
  settle(runs, batch.reached);
  if (is_over) hand_over(RunId{}, batch.reached);
  if (batch.nothing_open) return post_.rest();
  wake();
}

void Postman::note(const BatchOutcome& batch) {
  if (!batch.reached) {
    not_before_ = Steady::now() + kServerAgain;
    return ports_.outages.failed(kMailServer, batch.error, ports_.clock.now());
  }
  if (!batch.nothing_open && batch.runs.empty())
    not_before_ = Steady::now() + kStateAgain;  // not ours by now
  if (!batch.runs.empty() && ports_.outages.worked(kMailServer))
    ports_.journal.log(Level::Notice, std::string(kMailServer) + " answers again");
}

/// New ones may have nothing to send; of the others, a batch says when they are to be looked at.
std::set<RunId> Postman::parcels_to_look_at(bool all) {
  const std::lock_guard lock(mutex_);
  std::set<RunId> runs;
  for (auto& [run, parcel] : parcels_) {
    if (all || parcel.is_new) runs.insert(run);
    parcel.is_new = false;
  }
  return runs;
}

void Postman::settle(const std::set<RunId>& runs, bool reached) {
  bool any = false;
  for (const RunId& run : runs) {
    if (run.value.empty() || !settle(run, reached)) continue;  // blank: of mails that no run planned
    hand_over(run, reached);
    any = true;
  }
  if (any) ports_.on_settled();
}

/// False if there is still something to send.
bool Postman::settle(const RunId& run, bool reached) try {
  bool settled = true;
  state_.use([&](Store& store) {
    const Instant now = ports_.clock.now();
    settled = !reached || store.messages().open(run, now, 1).empty();
    if (!settled) return;
    const RunState before = store.runs().get(run).state;
    boletim::settle(run, store, *ports_.assembly(), now);
    const Run after = store.runs().get(run);
    if (after.state != before) log_end(after, ports_.journal);
  });
  return settled;
} catch (const NotFound&) {  // somebody removed it from the state
  return true;
}

void Postman::hand_over(const RunId& run, bool reached) {
  std::vector<Attendance> attendances;
  {
    const std::lock_guard lock(mutex_);
    const auto parcel = parcels_.find(run);
    if (parcel == parcels_.end()) return;
    attendances.swap(parcel->second.attendances);
    parcels_.erase(parcel);
  }
  for (const Attendance& attendance : attendances) attendance->set_value(reached);
}

}  // namespace boletim

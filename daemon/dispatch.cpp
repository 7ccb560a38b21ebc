#include "daemon/dispatch.h"

#include <algorithm>

#include "config/load.h"
#include "daemon/clone_guard.h"
#include "daemon/leftovers.h"
#include "daemon/take_over.h"
#include "jobs/agenda.h"
#include "jobs/expected_report.h"
#include "jobs/failure.h"
#include "jobs/failure_notice.h"

namespace boletim {
namespace {

using Steady = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kLongestPause{60s};   // a clock that was set is noticed within a minute
constexpr std::chrono::milliseconds kShortestPause{200};  // so that what can't be done yet is no busy loop
constexpr std::chrono::milliseconds kStateAgain{5s};      // between two tries of a state that is away
constexpr std::chrono::milliseconds kHouse{10s};          // between two looks at what others left
constexpr int kLooksInALease = 3;

/// A dead node's work is to be taken over within its lease.
std::chrono::milliseconds longest_pause(const StateSettings& state) {
  if (!state.file.empty()) return kLongestPause;
  return std::min<std::chrono::milliseconds>(kLongestPause, state.lease / kLooksInALease);
}

std::string all_errors(const std::vector<ConfigError>& errors) {
  std::string all;
  for (const ConfigError& error : errors) all += (all.empty() ? "" : "\n") + to_string(error);
  return all;
}

}  // namespace

Dispatch::Dispatch(std::shared_ptr<const Assembly> assembly, Membership& membership, const Clock& clock,
                   const Journal& journal, std::function<void()> on_change, std::stop_source stop)
    : membership_(membership),
      clock_(clock),
      journal_(journal),
      on_change_(std::move(on_change)),
      stop_(std::move(stop)),
      since_(clock.now()),
      assembly_(std::move(assembly)),
      state_([this] { return this->assembly()->open_store(); }),
      jobs_(std::make_unique<JobIndex>(assembly_->configuration().jobs)),
      crew_({[this] { return this->assembly(); }, clock, journal, on_change_}, stop_) {}

std::shared_ptr<const Assembly> Dispatch::assembly() const {
  const std::lock_guard lock(mutex_);
  return assembly_;
}

std::string Dispatch::summary() const {
  const std::size_t jobs = assembly()->configuration().jobs.size();
  return std::to_string(jobs) + (jobs == 1 ? " job" : " jobs");
}

std::chrono::milliseconds Dispatch::look() {
  const Instant now = clock_.now();
  notice_clock(now);
  try {
    std::chrono::milliseconds pause{};
    state_.use([&](Store& store) { pause = look_at(store, now); });
    const std::lock_guard lock(mutex_);
    if (state_outage_) journal_.log(Level::Notice, "the state is back");
    state_outage_.reset();
    return pause;
  } catch (const Passing& away) {
    const std::lock_guard lock(mutex_);
    if (!state_outage_) journal_.log(Level::Error, std::string("all waits for the state: ") + away.what());
    state_outage_ = Outage{state_outage_ ? state_outage_->since : now, away.what()};
    return kStateAgain;
  } catch (const std::exception& error) {
    journal_.log(Level::Error, std::string("can't look up what is due: ") + error.what());
    return kLongestPause;
  }
}

std::chrono::milliseconds Dispatch::look_at(Store& store, Instant now) {
  const auto longest = longest_pause(assembly()->configuration().state);
  const bool is_due = !house_kept_ || Steady::now() - *house_kept_ >= std::min(kHouse, longest);
  if (is_due || is_guarded()) keep_house(store, now);
  if (is_guarded()) return longest;
  const std::optional<Instant> next = start_due(store, now);
  if (!next) return longest;
  return std::clamp<std::chrono::milliseconds>(*next - now, kShortestPause, longest);
}

bool Dispatch::is_guarded() const {
  const std::lock_guard lock(mutex_);
  return !guard_.empty();
}

void Dispatch::settle_in(Store& store, Instant now) {
  if (is_settled_in_) return;
  write_ahead(*jobs_, store, now);
  is_settled_in_ = true;
}

void Dispatch::notice_clock(Instant now) {
  const auto step = clock_watch_.notice(now, Steady::now());
  if (!step) return;
  journal_.log(Level::Warning, "the clock went " + std::to_string(std::chrono::abs(step->by).count()) +
                                   " s " + (step->by.count() < 0 ? "back" : "forward, or the machine slept"));
  was_set_back_ = was_set_back_ || step->by.count() < 0;
  is_settled_in_ = false;
}

void Dispatch::keep_house(Store& store, Instant now) {
  const std::string guard = why_guarded(store.nodes(), now);
  {
    const std::lock_guard lock(mutex_);
    if (guard != guard_)
      journal_.log(Level::Warning, guard.empty() ? "the state is confirmed: all runs again" : guard);
    guard_ = guard;
  }
  for (const std::string& name : store.nodes().bury_the_dead())
    journal_.log(Level::Warning,
                 "node " + name + " is silent for longer than its lease: its work is taken over");
  if (guard.empty()) take_over(store, now);
  if (!house_kept_) {
    remove_leftovers(assembly()->configuration().state_dir + "/work", assembly()->artefacts(), store, now);
    crew_.wake_postman();  // somebody may have planned mails and died
  }
  house_kept_ = Steady::now();
}

void Dispatch::take_over(Store& store, Instant now) {
  const Configuration& configuration = assembly()->configuration();
  doubt_what_was_sending(
      store, [&](const JobId& job) { return rules_of(configuration, job); }, now);
  const std::lock_guard claiming(claiming_);
  for (const Run& run : boletim::take_over(store.runs(), [&](const RunId& id) { return crew_.holds(id); })) {
    journal_.log(Level::Notice, "a run that nobody works on goes on",
                 {{"JOB", run.job.value}, {"RUN", run.id.value}});
    start(run, store, now);
  }
}

std::optional<Instant> Dispatch::start_due(Store& store, Instant now) {
  settle_in(store, now);
  if (was_set_back_) bring_forward(store, now);
  was_set_back_ = false;
  const auto assembly = this->assembly();
  const MailDesk desk = desk_of(*assembly);
  const std::lock_guard claiming(claiming_);
  for (const Run& run : take_up_again(store.runs(), now)) start(run, store, now);
  const Agenda agenda = boletim::look(
      *jobs_, store, now,
      [&](const Job& job, const OccurrenceRecord& record) { tell_of_loss(job, record, store, desk, now); });
  {
    const auto together = crew_.gather();
    for (const Run& run : agenda.started) start(run, store, now);
  }
  for (const std::string& trouble : agenda.troubles) journal_.log(Level::Error, trouble);
  std::optional<Instant> next = sooner(agenda.wake, store.runs().next_retry());
  if (const auto& report = assembly->configuration().expected_report)
    next = sooner(next, look_at_expected(*report, *jobs_, store, desk, now));
  const std::optional<Instant> mails = store.messages().next_retry();
  if (mails && *mails <= now) crew_.wake_postman();
  return mails && *mails > now ? sooner(next, mails) : next;
}

void Dispatch::start(const Run& run, Store& store, Instant now) {
  if (const Job* job = jobs_->find(run.job)) {
    crew_.start(assembly(), *job, run, clock_, nullptr);
    return;
  }
  if (run.step >= RunStep::Rendered) return crew_.send(run.id, nullptr);
  store.runs().finished(run.id, RunState::Failed, "its job is no longer configured", now);
}

std::string Dispatch::reload() {
  const auto old = assembly();
  LoadResult loaded = load_configuration(old->configuration().directory);
  if (!loaded.errors.empty()) return all_errors(loaded.errors);
  if (loaded.configuration.state != old->configuration().state ||
      loaded.configuration.state_dir != old->configuration().state_dir)
    return "state: was changed; restart the daemon for that";
  look();  // what is due by the old rules is done by them
  const auto next = std::make_shared<const Assembly>(std::move(loaded.configuration), membership_.id());
  jobs_ = std::make_unique<JobIndex>(next->configuration().jobs);
  is_settled_in_ = false;
  {
    const std::lock_guard lock(mutex_);
    assembly_ = next;
  }
  membership_.runs_by(next->configuration().digest);
  return "";
}

Host Dispatch::host(std::function<std::string()> reload) {
  const auto assembly = this->assembly();
  return {assembly,
          clock_,
          stop_.get_token(),
          [this, assembly](const Job& job, const Clock& at, const std::function<Run()>& claim) {
            return carry_out(assembly, job, at, claim);
          },
          [this](const std::vector<RunId>& runs) { return send(runs); },
          std::move(reload),
          on_change_,
          [this] { return facts(); }};
}

}  // namespace boletim

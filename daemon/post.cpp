#include "daemon/post.h"

#include "daemon/mail/mailers.h"
#include "daemon/mail/stoppable_wait.h"
#include "jobs/delivery/retry.h"
#include "jobs/failure.h"
#include "jobs/failure_notice.h"

namespace boletim {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::hours kRetryOfUnknown{6};  // of a job that was taken out: as defaults say
constexpr std::chrono::seconds kStoreAgain{2};    // between two tries to store a server's answer
constexpr int kMostOverdue = 1000;                // messages given up at a time

/// Answers what a server that was not reached would have answered.
class AwayMailer : public Mailer {
 public:
  explicit AwayMailer(std::string error) : error_(std::move(error)) {}
  SendOutcome send(const Message&, const GoAhead&) override {
    return {SendOutcome::Kind::Deferred, 0, error_, true};
  }

 private:
  std::string error_;
};

std::vector<Message> open_messages(StateLink& state, const std::optional<RunId>& run, Instant now, int most) {
  std::vector<Message> open;
  state.use([&](Store& store) { open = store.messages().open(run, now, most); });
  return open;
}

/// How many processes share the mail rate: those on one PostgreSQL, where leases say who lives.
int senders(const Configuration& configuration, StateLink& state) {
  std::size_t nodes = 1;
  const bool is_shared = configuration.state.file.empty();
  if (is_shared && configuration.mail.rate_per_minute > 0)
    state.use([&](Store& store) { nodes = store.nodes().alive().size(); });
  return static_cast<int>(nodes);
}

}  // namespace

std::unique_ptr<Mailer> mailer_of(const Assembly& assembly) {
  return make_mailer(assembly.configuration(), assembly.documents());
}

SendingRules rules_of(const Configuration& configuration, const JobId& id) {
  const Job* job = configuration.find(id);
  if (job == nullptr) return {kRetryOfUnknown, OnDoubt::Resend};
  return {job->retry, job->on_doubt};
}

MailDesk desk_of(const Assembly& assembly) {
  const Configuration& configuration = assembly.configuration();
  return {assembly.documents(), configuration.mail.from, configuration.organization};
}

void settle(const RunId& run, Store& store, const Assembly& assembly, Instant now) {
  const Job* job = assembly.configuration().find(store.runs().get(run).job);
  if (job == nullptr) return settle_run(run, store, now);
  settle_run(run, store, now, [&] { tell_of_run(*job, run, store, desk_of(assembly), now); });
}

BatchOutcome Post::send_batch(const std::shared_ptr<const Assembly>& assembly, StateLink& state,
                              const std::optional<RunId>& run, const Clock& clock,
                              const std::stop_token& stop) {
  const Configuration& configuration = assembly->configuration();
  const std::vector<Message> open = open_messages(state, run, clock.now(), kBatch);
  BatchOutcome batch;
  batch.nothing_open = open.empty();
  if (open.empty()) return batch;
  const int shared_by = senders(configuration, state);
  for (const Message& message : open) {
    if (!pace_.take(configuration.mail.rate_per_minute, shared_by, stop)) break;
    const SendOutcome outcome =
        send(message, rules_of(configuration, message.job), state, mailer(assembly), clock, stop);
    if (outcome.kind != SendOutcome::Kind::Fenced) batch.runs.insert(message.run);
    if (!outcome.unreachable) continue;
    batch.reached = false;
    batch.error = outcome.detail;
    rest();
    give_up_overdue(batch, *assembly, state, clock, stop);
    break;
  }
  return batch;
}

bool Post::deliver(const std::shared_ptr<const Assembly>& assembly, StateLink& state, const RunId& run,
                   const Clock& clock, const std::stop_token& stop) {
  const auto send_all = [&] {
    BatchOutcome batch;
    while (!batch.nothing_open && batch.reached && !stop.stop_requested())
      batch = send_batch(assembly, state, run, clock, stop);
    return batch.reached;
  };
  const bool reached = send_all();
  if (stop.stop_requested()) return reached;
  state.use([&](Store& store) { settle(run, store, *assembly, clock.now()); });
  if (reached) send_all();  // what settling told those who look after the job
  return reached;
}

Mailer& Post::mailer(const std::shared_ptr<const Assembly>& assembly) {
  if (mailer_ && mails_by_ == assembly) return *mailer_;
  mailer_.reset();
  mails_by_ = assembly;
  mailer_ = make_mailer_(*assembly);
  return *mailer_;
}

SendOutcome Post::send(const Message& message, const SendingRules& rules, StateLink& state, Mailer& mailer,
                       const Clock& clock, const std::stop_token& stop) {
  const SendingPorts ports{[&](const SendingPorts::Work& work) { state.use(work); },
                           [&](const SendingPorts::Work& work) { at_last(state, work, stop); }, mailer,
                           clock};
  const SendOutcome outcome = send_message(message, rules, ports);
  if (outcome.kind != SendOutcome::Kind::Fenced)
    state.use([&](Store& store) { log(store.messages().get(message.id)); });
  return outcome;
}

void Post::at_last(StateLink& state, const SendingPorts::Work& work, const std::stop_token& stop) {
  const auto started = Steady::now();
  for (bool first = true;; first = false) {
    try {
      return state.use(work);
    } catch (const Passing& away) {
      if (first)
        journal_.log(
            Level::Error,
            std::string("the mail server's answer can't be stored yet, trying again: ") + away.what());
      if (patience_ && Steady::now() - started > *patience_) throw;
      if (!wait_unless(stop, kStoreAgain)) throw;
    }
  }
}

/// A server that stays away must not keep messages waiting past their time: each has its last try with it.
void Post::give_up_overdue(BatchOutcome& batch, const Assembly& assembly, StateLink& state,
                           const Clock& clock, const std::stop_token& stop) {
  AwayMailer away(batch.error);
  const Instant now = clock.now();
  for (const Message& message : open_messages(state, {}, now, kMostOverdue)) {
    if (stop.stop_requested()) return;
    const SendingRules rules = rules_of(assembly.configuration(), message.job);
    if (last_attempt(message, rules.retry) > now) continue;
    batch.runs.insert(message.run);
    send(message, rules, state, away, clock, stop);
  }
}

void Post::log(const Message& message) const {
  const bool good = message.state == MessageState::Accepted;
  const std::string said = good ? "" : ": see boletim history --json, message " + message.id.value;
  journal_.log(good ? Level::Info : Level::Warning, "message " + std::string(name_of(message.state)) + said,
               {{"JOB", message.job.value}, {"RUN", message.run.value}, {"MESSAGE_ID", message.id.value}});
}

}  // namespace boletim

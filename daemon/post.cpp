#include "daemon/post.h"

#include <set>

#include "daemon/mail/mailers.h"
#include "jobs/sending.h"

namespace boletim {
namespace {

SendingRules rules_of(const Configuration& configuration, const JobId& id) {
  const Job* job = configuration.find(id);
  if (job == nullptr)
    return {std::chrono::hours(6), OnDoubt::Resend};  // of a job that was taken out: as defaults say
  return {job->retry, job->on_doubt};
}

void log_outcome(const Message& message, const Journal& journal) {
  const bool good = message.state == MessageState::Accepted;
  const std::string said = good ? "" : ": see boletim history --json, message " + message.id.value;
  journal.log(good ? Level::Info : Level::Warning, "message " + std::string(name_of(message.state)) + said,
              {{"JOB", message.job.value}, {"RUN", message.run.value}, {"MESSAGE_ID", message.id.value}});
}

}  // namespace

void doubt_what_was_sending(const Assembly& assembly, Store& store, Instant now) {
  const auto rules = [&](const JobId& job) { return rules_of(assembly.configuration(), job); };
  doubt_what_was_sending(store.messages(), rules, now);
}

bool Post::deliver(const Assembly& assembly, Store& store, const std::optional<RunId>& run,
                   const Clock& clock, const std::stop_token& stop) {
  const std::lock_guard turn(turn_);
  std::set<RunId> touched;
  bool reached = true;
  std::unique_ptr<Mailer> mailer;
  for (const Message& message : store.messages().open(run, clock.now(), 10000)) {
    if (stop.stop_requested() || !reached) break;
    if (mailer == nullptr) mailer = make_mailer(assembly.configuration(), assembly.documents());
    pace_.take(assembly.configuration().mail.rate_per_minute);
    const SendingRules rules = rules_of(assembly.configuration(), message.job);
    reached = !send_message(message, rules, store.messages(), *mailer, clock).unreachable;
    log_outcome(store.messages().get(message.id), journal_);
    touched.insert(message.run);
  }
  for (const RunId& id : touched)
    if (store.runs().get(id).step >= RunStep::Rendered) settle_run(id, store, clock.now());
  return reached;
}

}  // namespace boletim

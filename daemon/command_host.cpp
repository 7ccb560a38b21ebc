#include "daemon/command_host.h"

#include "daemon/clone_guard.h"
#include "daemon/store/state.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr std::chrono::seconds kPatience{30};         // with another command that is at work on the state
constexpr std::chrono::seconds kStoringPatience{60};  // to store a mail server's answer

}  // namespace

CommandHost::CommandHost(Configuration configuration, const Clock& clock, bool changes)
    : clock_(clock),
      state_([this] { return assembly_->open_store(); }),
      post_(silent_, kStoringPatience, mailer_of) {
  if (changes) {
    lock_ = StateLock::lock(configuration.state_dir, kPatience);
    membership_.emplace([settings = configuration.state] { return open_store(settings); },
                        node_name(configuration.state_dir), configuration.digest,
                        lease_of(configuration.state), silent_);
  }
  assembly_ =
      std::make_shared<const Assembly>(std::move(configuration), membership_ ? membership_->id() : NodeId{});
  if (!changes) return;
  const auto rules = [&](const JobId& job) { return rules_of(assembly_->configuration(), job); };
  state_.use([&](Store& store) {  // of a command that died
    if (why_guarded(store.nodes(), clock_.now()).empty()) doubt_what_was_sending(store, rules, clock_.now());
  });
}

Host CommandHost::host() {
  return {assembly_, clock_, membership_ ? membership_->lost() : std::stop_token{},
          [this](const Job& job, const Clock& at, const std::function<Run()>& claim) {
            return carry_out(job, at, claim);
          },
          [this](const std::vector<RunId>& runs) { return send(runs); }};
}

void CommandHost::check_membership() const {
  if (membership_ && membership_->lost().stop_requested())
    throw Failure(
        "this process was silent for longer than its lease: another node goes on with its work; see "
        "boletim runs");
}

RunOutcome CommandHost::carry_out(const Job& job, const Clock& at, const std::function<Run()>& claim) {
  state_.use([&](Store& store) { refuse_if_guarded(store.nodes(), clock_.now()); });
  const std::stop_token stop = membership_->lost();
  const Run run = claim();
  const Prepared prepared = run.step == RunStep::Rendered
                                ? Prepared::Rendered
                                : Runner(*assembly_, silent_, outages_, false).prepare(job, run, at, stop);
  if (prepared == Prepared::Parked) throw Parked{};
  const bool sent = post_.deliver(assembly_, state_, run.id, clock_, stop);
  if (stop.stop_requested()) throw Parked{};
  RunOutcome outcome;
  state_.use(
      [&](Store& store) { outcome = outcome_of(run.id, store, sent && prepared != Prepared::Unreachable); });
  return outcome;
}

bool CommandHost::send(const std::vector<RunId>& runs) {
  state_.use([&](Store& store) { refuse_if_guarded(store.nodes(), clock_.now()); });
  bool reached = true;
  for (const RunId& run : runs)
    reached = post_.deliver(assembly_, state_, run, clock_, membership_->lost()) && reached;
  return reached;
}

}  // namespace boletim

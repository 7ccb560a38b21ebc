#include <algorithm>

#include "daemon/cli/command.h"
#include "daemon/cli/dry_run.h"
#include "daemon/cli/show.h"
#include "daemon/system_clock.h"
#include "jobs/claim.h"
#include "jobs/failure.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

/// A run of that very instant which failed is taken up again; one that was done is not done twice.
Run claim_instant(const Session& session, Store& store, const Job& job, const Occurrence& occurrence,
                  Instant now) {
  if (auto run = claim(store.runs(), job, occurrence, session.to(), now)) return *run;
  const Run before = store.runs().of_occurrence(job.id, occurrence.at).value();
  const bool was_broken_off =
      before.state == RunState::Running && !session.host.daemon;  // we hold the state alone
  const bool has_failed = before.state == RunState::Failed && before.step < RunStep::Rendered;
  if (!has_failed && !was_broken_off)
    throw Failure(
        session.say("essa ocorrência já é a execução ", "that occurrence is run ") + before.id.value + " (" +
        state_word(session, before.state) +
        session.say("); para enviar de novo use boletim resend", "); to send it again use boletim resend"));
  store.runs().reopened(before.id, now);
  return store.runs().get(before.id);
}

Occurrence occurrence_at(const Job& job, Instant at) {
  return {job.id, at, last_whole_period(job.timetable.period, at, job.timetable.zone)};
}

void refuse_unless_latest(const Session& session, Store& store, const Job& job, Instant at) {
  const auto newest = store.snapshots().newest(job.source, job.registry);
  if (newest && *newest > at)
    throw Failure(
        session.say("já há um retrato desse cadastro de ", "there is a snapshot of that registry taken ") +
        to_rfc3339(*newest) +
        session.say(", depois de --at: escolha um instante posterior", ", after --at: choose a later time"));
}

void refuse_unknown_fire(const Session& session, const Job& job, Instant at) {
  const auto fires = next_occurrences(job.timetable, at - std::chrono::seconds(1), 1);
  if (fires.empty() || fires.front().at != at)
    throw NotFound(session.say("o job não tem execução nesse instante; veja boletim plan --from",
                               "the job has no fire at that time; see boletim plan --from"));
}

Instant past(const Session& session, const std::string& text, Instant now) {
  const Instant at = session.time(text);
  if (at > now)
    throw UsageError(session.say("esse instante ainda não chegou: ", "that time has not come yet: ") + text);
  return at;
}

int exit_code_of(const RunOutcome& outcome) {
  if (outcome.unreachable) return kUnreachable;
  if (outcome.run.state == RunState::Failed) return kWorkFailed;
  const bool all_accepted =
      std::all_of(outcome.messages.begin(), outcome.messages.end(), [](const Message& message) {
        return message.state == MessageState::Accepted || message.state == MessageState::Delivered;
      });
  return all_accepted ? kDone : kWorkFailed;
}

Run claim(const Session& session, Store& store, const Job& job, const Clock& clock) {
  const Arguments& a = session.arguments;
  const Instant now = clock.now();
  if (a.has("at")) {
    refuse_unless_latest(session, store, job, now);
    return claim_instant(session, store, job, occurrence_at(job, now), now);
  }
  if (a.has("occurrence")) {
    const Instant at = past(session, a.get("occurrence"), now);
    refuse_unknown_fire(session, job, at);
    return claim_instant(session, store, job, occurrence_at(job, at), now);
  }
  return claim_manual(store.runs(), job, session.to(), now);
}

/// Where no daemon does it: runs of commands that died after their snapshot go on. One that died before it
/// stays for its own command or the daemon, since its data are still to be read.
void take_up_what_was_left(Session& session, Store& store, const RunId& own) {
  const Assembly& assembly = *session.host.assembly;
  for (const Run& run : store.runs().unfinished())
    if (const Job* job = assembly.configuration().find(run.job);
        job != nullptr && run.step >= RunStep::Sealed && run.id != own)
      Runner(assembly, session.host.post, session.host.clock, session.host.stop).carry_out(*job, run);
}

}  // namespace

int run_command(Session& session) {
  const Arguments& a = session.arguments;
  if (a.has("at") && a.has("occurrence"))
    throw UsageError(
        session.say("use --at ou --occurrence, não os dois", "use --at or --occurrence, not both"));
  if (a.has("output") && !a.has("dry-run"))
    throw UsageError(session.say("--output só vale com --dry-run", "--output goes with --dry-run only"));
  session.to();  // refused before anything is read
  const Job& job = session.job(a.words.front());
  const Instant now = session.host.clock.now();
  const StandingClock standing(a.has("at") ? past(session, a.get("at"), now) : now);
  const Clock& clock = a.has("at") ? static_cast<const Clock&>(standing) : session.host.clock;
  if (a.has("dry-run")) return dry_run(session, job, clock, a.get("output"));

  const auto store = session.host.assembly->open_store();
  const Run run = claim(session, *store, job, clock);
  if (!session.host.daemon) take_up_what_was_left(session, *store, run.id);
  const RunOutcome outcome =
      Runner(*session.host.assembly, session.host.post, clock, session.host.stop).carry_out(job, run);
  print_outcome(session, outcome, store->snapshots().of_run(run.id), *store,
                session.host.assembly->documents());
  if (!outcome.run.error.empty()) session.err << "boletim: " << outcome.run.error << '\n';
  return exit_code_of(outcome);
}

}  // namespace boletim

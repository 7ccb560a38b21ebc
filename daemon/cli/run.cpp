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

/// The occurrence has its run: whatever the daemon wrote of it, nothing of it is due any more.
void note_started(Store& store, const Occurrence& occurrence, Instant now) {
  OccurrenceRecord record;
  record.occurrence = occurrence;
  record.start_at = occurrence.at;
  store.occurrences().write_ahead({record});
  store.occurrences().decide(occurrence.job, occurrence.at, OccurrenceState::Started, "", now);
}

/// A run of that very instant which failed is taken up again; one that was done is not done twice.
Run claim_instant(const Session& session, Store& store, const Job& job, const Occurrence& occurrence,
                  Instant now) {
  std::optional<Run> run;
  store.transaction([&] {
    run = claim(store.runs(), job, occurrence, session.to(), now);
    if (run) note_started(store, occurrence, now);
  });
  if (run) return *run;
  const Run before = store.runs().of_occurrence(job.id, occurrence.at).value();
  const bool was_broken_off = store.runs().take_over(before.id);
  const bool has_failed = before.state == RunState::Failed && before.step < RunStep::Rendered;
  if (!has_failed && !was_broken_off)
    throw Failure(
        session.say("essa ocorrência já é a execução ", "that occurrence is run ") + before.id.value + " (" +
        state_word(session, before.state) +
        session.say("); para enviar de novo use boletim resend", "); to send it again use boletim resend"));
  if (has_failed) store.runs().reopened(before.id, now);
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

/// Of the record that the state has of it, else of the present timetable.
Occurrence missed_occurrence(const Session& session, Store& store, const Job& job, Instant at) {
  if (const auto record = store.occurrences().find(job.id, at)) return record->occurrence;
  const auto fires = next_occurrences(job.timetable, at - std::chrono::seconds(1), 1);
  if (fires.empty() || fires.front().at != at)
    throw NotFound(session.say("o job não tem execução nesse instante; veja boletim plan --from",
                               "the job has no fire at that time; see boletim plan --from"));
  return fires.front();
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
  const bool all_well =
      std::all_of(outcome.messages.begin(), outcome.messages.end(), [](const Message& message) {
        return message.state == MessageState::Accepted || message.state == MessageState::Delivered ||
               message.state == MessageState::Skipped;  // as its `if` asks for
      });
  return all_well ? kDone : kWorkFailed;
}

Run claim(const Session& session, Store& store, const Job& job, Instant seen) {
  const Arguments& a = session.arguments;
  const Instant now = session.host.clock.now();
  if (a.has("at")) {
    refuse_unless_latest(session, store, job, seen);
    return claim_instant(session, store, job, occurrence_at(job, seen), now);
  }
  if (a.has("occurrence")) {
    const Instant at = past(session, a.get("occurrence"), now);
    return claim_instant(session, store, job, missed_occurrence(session, store, job, at), now);
  }
  return claim_manual(store.runs(), job, session.to(), now);
}

/// Where no daemon does it: runs of commands that died after their snapshot go on. One that died before it
/// stays for its own command or the daemon, since its data are still to be read.
void take_up_what_was_left(const Session& session, Store& store) {
  const Host& host = session.host;
  for (const Run& run : store.runs().abandoned()) {
    const Job* job = host.assembly->configuration().find(run.job);
    if (job == nullptr || run.step < RunStep::Sealed || !store.runs().take_over(run.id)) continue;
    host.carry_out(*job, host.clock, [&] { return store.runs().get(run.id); });
  }
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
  const RunOutcome outcome =
      session.host.carry_out(job, clock, [&] { return claim(session, *store, job, clock.now()); });
  if (!session.host.daemon) take_up_what_was_left(session, *store);
  print_outcome(session, outcome, store->snapshots().of_run(outcome.run.id), *store,
                session.host.assembly->documents());
  if (!outcome.run.error.empty()) session.err << "boletim: " << outcome.run.error << '\n';
  return exit_code_of(outcome);
}

}  // namespace boletim

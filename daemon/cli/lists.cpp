// Commands that list: jobs, runs, show, snapshot, history.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "daemon/cli/command.h"
#include "daemon/cli/json_values.h"
#include "daemon/cli/show.h"
#include "daemon/cli/text_table.h"
#include "jobs/failure.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

constexpr int kMostRuns = 100;  // of a list in words; JSON has all

std::optional<Instant> next_fire(const Job& job, Instant now) {
  if (!job.enabled) return std::nullopt;
  const auto next = next_occurrences(job.timetable, now, 1);
  return next.empty() ? std::nullopt : std::optional(next.front().at);
}

MessageState state_of(const Session& session, const std::string& name) {
  if (const auto state = message_state(name)) return *state;
  std::string known;
  for (int s = 0; s <= static_cast<int>(MessageState::Bounced); ++s)
    known += (s == 0 ? "" : ", ") + std::string(name_of(static_cast<MessageState>(s)));
  throw UsageError("'" + name + "': " + session.say("não é um estado; há: ", "is no state; there are: ") +
                   known);
}

}  // namespace

int jobs_command(Session& session) {
  const Instant now = session.host.clock.now();
  Json json = Json::array();
  TextTable table({{"job"}, {session.say("próxima", "next")}, {session.say("título", "title")}});
  for (const Job& job : session.configuration().jobs) {
    const auto next = next_fire(job, now);
    json.push_back({{"job", job.id.value},
                    {"title", job.title},
                    {"enabled", job.enabled},
                    {"source", job.source.value},
                    {"registry", job.registry.value},
                    {"next", json_of(next)}});
    table.add({job.id.value,
               job.enabled ? session.telling().time(next) : session.say("desligado", "disabled"), job.title});
  }
  if (session.json())
    print(session.out, json);
  else
    table.print(session.out, session.columns);
  return kDone;
}

int runs_command(Session& session) {
  const auto store = session.host.assembly->open_store();
  std::optional<JobId> job;
  if (session.arguments.has("job")) job = JobId{session.arguments.get("job")};
  const auto runs = store->runs().list(job, session.json() ? std::numeric_limits<int>::max() : kMostRuns);
  if (session.json()) {
    Json json = Json::array();
    for (const Run& run : runs) json.push_back(json_of(run));
    print(session.out, json);
    return kDone;
  }
  TextTable table({{session.say("execução", "run"), Align::Right},
                   {session.say("início", "started")},
                   {"job"},
                   {session.say("ocorrência", "occurrence")},
                   {session.say("estado", "state")},
                   {session.say("motivo", "reason")}});
  for (const Run& run : runs)
    table.add({run.id.value, session.telling().time(run.started_at), run.job.value,
               run.occurrence ? session.telling().time(run.occurrence) : "manual",
               state_word(session, run.state), run.error});
  table.print(session.out, session.columns);
  return kDone;
}

int show_command(Session& session) {
  const auto store = session.host.assembly->open_store();
  const Run run = store->runs().get(RunId{session.arguments.words.front()});
  MessageFilter filter;
  filter.run = run.id;
  std::vector<Message> messages = store->messages().list(filter);
  std::reverse(messages.begin(), messages.end());
  print_outcome(session, {run, messages, false}, store->snapshots().of_run(run.id), *store,
                session.host.assembly->documents());
  return kDone;
}

int snapshot_command(Session& session) {
  const auto store = session.host.assembly->open_store();
  const Job& job = session.job(session.arguments.words.front());
  std::optional<Instant> before;  // at T: taken at T or earlier
  if (session.arguments.has("at"))
    before = session.time(session.arguments.get("at")) + std::chrono::seconds(1);
  const auto snapshot = store->snapshots().latest(job.id, before);
  if (!snapshot)
    throw NotFound(session.say("ainda não há retrato desse job; faça um com boletim run ",
                               "there is no snapshot of that job yet; take one with boletim run ") +
                   job.id.value);
  const auto previous = store->snapshots().latest(job.id, snapshot->taken_at);
  if (session.json())
    print(session.out, json_of(*snapshot, previous));
  else
    print_snapshot(session, *snapshot, previous);
  return kDone;
}

int history_command(Session& session) {
  const Arguments& a = session.arguments;
  MessageFilter filter;
  filter.to = a.get("to");
  if (a.has("job")) filter.job = JobId{a.get("job")};
  if (a.has("state")) filter.state = state_of(session, a.get("state"));
  if (a.has("since")) filter.since = session.time(a.get("since"));
  const auto messages = session.host.assembly->open_store()->messages().list(filter);
  print_history(session, messages, session.say("nada foi enviado", "nothing was sent"));
  return kDone;
}

}  // namespace boletim

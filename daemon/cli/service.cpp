// Commands about the service itself: status, reload.

#include <nlohmann/json.hpp>

#include "daemon/cli/command.h"
#include "daemon/cli/json_values.h"
#include "daemon/cli/show.h"
#include "daemon/cli/text_table.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

constexpr std::chrono::days kRecent{7};

/// Messages that wait for somebody or something, by state.
struct Waiting {
  std::size_t held = 0, in_doubt = 0, deferred = 0, planned = 0, rejected_recently = 0;
};

std::size_t count(Store& store, MessageState state, std::optional<Instant> since = {}) {
  MessageFilter filter;
  filter.state = state;
  filter.since = since;
  return store.messages().list(filter).size();
}

Waiting waiting_messages(Store& store, Instant now) {
  return {count(store, MessageState::Held), count(store, MessageState::InDoubt),
          count(store, MessageState::Deferred), count(store, MessageState::Planned),
          count(store, MessageState::Rejected, now - kRecent)};
}

Json waiting_json(const Waiting& w) {
  return {{"held", w.held},
          {"in_doubt", w.in_doubt},
          {"deferred", w.deferred},
          {"planned", w.planned},
          {"rejected_last_7_days", w.rejected_recently}};
}

/// The first fire that came due, is not dealt with, and is late.
std::optional<Instant> late_since(Store& store, const Job& job, Instant now) {
  constexpr std::chrono::minutes grace{2};
  for (const OccurrenceRecord& record : store.occurrences().due(now - grace))
    if (record.occurrence.job == job.id) return record.occurrence.at;
  return std::nullopt;
}

}  // namespace

int status_command(Session& session) {
  const auto store = session.host.assembly->open_store();
  const Instant now = session.host.clock.now();
  const bool running = static_cast<bool>(session.host.daemon);
  const std::string daemon = running ? session.host.daemon() : session.say("parado", "not running");
  Json jobs = Json::array();
  TextTable table({{"job"},
                   {session.say("última", "last")},
                   {session.say("estado", "state")},
                   {session.say("próxima", "next")},
                   {session.say("atrasada desde", "late since")}});
  for (const Job& job : session.configuration().jobs) {
    const auto runs = store->runs().list(job.id, 1);
    const auto next = next_occurrences(job.timetable, now, job.enabled ? 1 : 0);
    const auto next_at = next.empty() ? std::nullopt : std::optional(next.front().at);
    const auto last_at = runs.empty() ? std::nullopt : std::optional(runs.front().started_at);
    const auto late = late_since(*store, job, now);
    jobs.push_back({{"job", job.id.value},
                    {"enabled", job.enabled},
                    {"last_run", runs.empty() ? Json(nullptr) : Json(runs.front().id.value)},
                    {"last_at", json_of(last_at)},
                    {"last_state", runs.empty() ? Json(nullptr) : Json(name_of(runs.front().state))},
                    {"last_error",
                     runs.empty() || runs.front().error.empty() ? Json(nullptr) : Json(runs.front().error)},
                    {"next", json_of(next_at)},
                    {"late_since", json_of(late)}});
    table.add({job.id.value, local_time(session, last_at),
               runs.empty() ? "–" : state_word(session, runs.front().state), local_time(session, next_at),
               local_time(session, late)});
  }
  const Waiting w = waiting_messages(*store, now);
  if (session.json()) {
    print(session.out, {{"daemon", {{"running", running}, {"detail", daemon}}},
                        {"jobs", jobs},
                        {"messages", waiting_json(w)}});
    return kDone;
  }
  session.out << "daemon: " << daemon << '\n'
              << session.say("mensagens: ", "messages: ") << w.held << session.say(" retidas, ", " held, ")
              << w.in_doubt << session.say(" em dúvida, ", " in doubt, ") << w.deferred
              << session.say(" adiadas, ", " deferred, ") << w.rejected_recently
              << session.say(" recusadas em 7 dias", " rejected in 7 days") << "\n\n";
  table.print(session.out, session.columns);
  return kDone;
}

int reload_command(Session& session) {
  if (!session.host.reload)
    throw Unreachable(session.say("não há daemon a avisar: inicie-o com systemctl start boletimd",
                                  "there is no daemon to tell: start it with systemctl start boletimd"));
  const std::string refused = session.host.reload();
  if (!refused.empty()) {
    session.err << refused << '\n';
    if (session.json()) print(session.out, {{"ok", false}, {"reason", refused}});
    return kBadUsage;
  }
  if (session.json()) print(session.out, {{"ok", true}, {"reason", nullptr}});
  return kDone;
}

}  // namespace boletim

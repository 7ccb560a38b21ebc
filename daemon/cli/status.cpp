#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "daemon/cli/command.h"
#include "daemon/cli/faults.h"
#include "daemon/cli/json_values.h"
#include "daemon/cli/show.h"
#include "daemon/cli/text_table.h"
#include "jobs/decision.h"
#include "jobs/failure.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

using boletim::json_of;  // beside those below

constexpr std::chrono::days kRecent{7};

/// Messages that wait for somebody or something, by state.
struct Waiting {
  std::int64_t held = 0, in_doubt = 0, deferred = 0, planned = 0, rejected_recently = 0;
};

/// What the state says, read once for all jobs.
struct Picture {
  std::map<JobId, Run> last;
  std::map<JobId, Instant> late_since;
  Waiting waiting;
  std::vector<Node> nodes;
  std::vector<Fault> faults;
  int exit_code = kDone;
};

std::int64_t count(Store& store, MessageState state, std::optional<Instant> since = {}) {
  MessageFilter filter;
  filter.state = state;
  filter.since = since;
  return store.messages().count(filter);
}

void look_at_state(const Session& session, Instant now, Picture& picture) {
  const auto store = session.host.assembly->open_store();
  for (Run& run : store->runs().latest_of_each()) picture.last.insert_or_assign(run.job, std::move(run));
  for (const OccurrenceRecord& record : store->occurrences().due(now - kOnTime))
    picture.late_since.emplace(record.occurrence.job, record.occurrence.at);
  picture.waiting = {count(*store, MessageState::Held), count(*store, MessageState::InDoubt),
                     count(*store, MessageState::Deferred), count(*store, MessageState::Planned),
                     count(*store, MessageState::Rejected, now - kRecent)};
  picture.nodes = nodes_of(session.configuration(), *store);
  for (Fault& fault : faults_of_state(session.configuration(), *store, now, session.telling()))
    picture.faults.push_back(std::move(fault));
}

/// A state that can't be read is itself what there is to say.
Picture picture_of(const Session& session, Instant now, const std::optional<DaemonFacts>& facts) {
  const Telling t = session.telling();
  Picture picture;
  picture.faults = faults_of_disk(session.configuration(), t);
  if (facts)
    for (Fault& fault : faults_of_daemon(*facts, t)) picture.faults.push_back(std::move(fault));
  const auto say = [&](const std::exception& error, int code) {
    picture.faults.insert(picture.faults.begin(), Fault{"state", {}, {}, error.what()});
    picture.exit_code = code;
  };
  try {
    look_at_state(session, now, picture);
  } catch (const Unreachable& away) {
    say(away, kUnreachable);
  } catch (const Failure& error) {
    say(error, kWorkFailed);
  }
  return picture;
}

Json json_of(const Waiting& w) {
  return {{"held", w.held},
          {"in_doubt", w.in_doubt},
          {"deferred", w.deferred},
          {"planned", w.planned},
          {"rejected_last_7_days", w.rejected_recently}};
}

Json json_of(const Fault& fault) {
  return {{"what", fault.what},
          {"job", fault.job.value.empty() ? Json(nullptr) : Json(fault.job.value)},
          {"since", json_of(fault.since)},
          {"detail", fault.detail}};
}

Json json_of(const Node& node) {
  return {{"id", node.id.value},
          {"name", node.name},
          {"alive", node.alive},
          {"lease_until", json_of(std::optional(node.lease_until))},
          {"configuration", node.configuration}};
}

Json json_of(const SourceFacts& source) {
  return {{"source", source.source.value},
          {"places", source.places},
          {"taken", source.taken},
          {"waiting", source.waiting},
          {"error", source.outage ? Json(source.outage->error) : Json(nullptr)}};
}

Json json_of(const ClockStep& step) {
  return {{"noticed_at", to_rfc3339(step.noticed_at)}, {"by", step.by.count()}};
}

template <class Things>
Json list_of(const Things& things) {
  Json all = Json::array();
  for (const auto& thing : things) all.push_back(json_of(thing));
  return all;
}

/// One job of the list, for both its forms.
struct JobLine {
  const Job& job;
  const Run* last = nullptr;
  std::optional<Instant> next, late_since;
};

JobLine line_of(const Job& job, const Picture& picture, Instant now) {
  JobLine line{job, nullptr, {}, {}};
  if (const auto last = picture.last.find(job.id); last != picture.last.end()) line.last = &last->second;
  if (const auto late = picture.late_since.find(job.id); late != picture.late_since.end())
    line.late_since = late->second;
  const auto next = next_occurrences(job.timetable, now, job.enabled ? 1 : 0);
  if (!next.empty()) line.next = next.front().at;
  return line;
}

Json json_of(const JobLine& line) {
  const Run* last = line.last;
  return {{"job", line.job.id.value},
          {"enabled", line.job.enabled},
          {"last_run", last == nullptr ? Json(nullptr) : Json(last->id.value)},
          {"last_at", json_of(last == nullptr ? std::nullopt : std::optional(last->started_at))},
          {"last_state", last == nullptr ? Json(nullptr) : Json(name_of(last->state))},
          {"last_error", last == nullptr || last->error.empty() ? Json(nullptr) : Json(last->error)},
          {"next", json_of(line.next)},
          {"late_since", json_of(line.late_since)}};
}

void print_jobs(const Session& session, const std::vector<JobLine>& lines) {
  const Telling t = session.telling();
  TextTable table({{"job"},
                   {session.say("última", "last")},
                   {session.say("estado", "state")},
                   {session.say("próxima", "next")},
                   {session.say("atrasada desde", "late since")}});
  for (const JobLine& line : lines)
    table.add({line.job.id.value, line.last == nullptr ? "–" : t.time(line.last->started_at),
               line.last == nullptr ? "–" : state_word(session, line.last->state), t.time(line.next),
               t.time(line.late_since)});
  table.print(session.out, session.columns);
}

void print_faults(const Session& session, const std::vector<Fault>& faults) {
  if (faults.empty()) session.out << session.say("tudo em ordem\n", "all in order\n");
  for (const Fault& fault : faults) {
    session.out << "! " << fault.what << (fault.job.value.empty() ? "" : " " + fault.job.value) << ": "
                << fault.detail;
    if (fault.since)
      session.out << session.say(" (desde ", " (since ") << session.telling().time(fault.since) << ')';
    session.out << '\n';
  }
}

void print_picture(const Session& session, const Picture& picture, const std::string& daemon,
                   const std::vector<JobLine>& lines) {
  const Waiting& w = picture.waiting;
  print_faults(session, picture.faults);
  session.out << "daemon: " << daemon << '\n';
  for (const Node& node : picture.nodes)
    session.out << session.say("nó ", "node ") << node.id.value << ": " << node.name
                << (node.alive ? "" : session.say(" (sem sinal)", " (silent)")) << '\n';
  session.out << session.say("mensagens: ", "messages: ") << w.held << session.say(" retidas, ", " held, ")
              << w.in_doubt << session.say(" em dúvida, ", " in doubt, ") << w.deferred
              << session.say(" adiadas, ", " deferred, ") << w.rejected_recently
              << session.say(" recusadas em 7 dias", " rejected in 7 days") << "\n\n";
  print_jobs(session, lines);
}

std::string in_words(const std::optional<DaemonFacts>& facts, const Telling& t) {
  if (!facts) return t.say("parado", "not running");
  std::string words = t.say("no ar, processo {}, desde {}", "running, process {}, since {}", facts->process,
                            to_rfc3339(facts->since));
  for (const ClockStep& step : facts->clock_steps)
    words += step.by.count() < 0 ? t.say("; relógio atrasado {} em {}", "; clock set back by {} at {}",
                                         duration_text(-step.by), t.time(step.noticed_at))
                                 : t.say("; relógio adiantado {} em {}", "; clock set forward by {} at {}",
                                         duration_text(step.by), t.time(step.noticed_at));
  return words;
}

Json daemon_json(const std::optional<DaemonFacts>& facts, const Telling& t) {
  Json json = {{"running", facts.has_value()}, {"detail", in_words(facts, t)}};
  if (!facts) return json;
  json["process"] = facts->process;
  json["since"] = to_rfc3339(facts->since);
  json["node"] = facts->node.value;
  json["sources"] = list_of(facts->sources);
  json["clock_steps"] = list_of(facts->clock_steps);
  return json;
}

}  // namespace

int status_command(Session& session) {
  const Instant now = session.host.clock.now();
  const Telling t = session.telling();
  std::optional<DaemonFacts> facts;
  if (session.host.daemon) facts = session.host.daemon();
  const Picture picture = picture_of(session, now, facts);
  std::vector<JobLine> lines;
  for (const Job& job : session.configuration().jobs) lines.push_back(line_of(job, picture, now));
  if (session.json())
    print(session.out, {{"daemon", daemon_json(facts, t)},
                        {"jobs", list_of(lines)},
                        {"messages", json_of(picture.waiting)},
                        {"faults", list_of(picture.faults)},
                        {"nodes", list_of(picture.nodes)}});
  else
    print_picture(session, picture, in_words(facts, t), lines);
  return picture.exit_code;
}

}  // namespace boletim

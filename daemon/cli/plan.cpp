#include <charconv>
#include <filesystem>
#include <set>

#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "daemon/cli/against.h"
#include "daemon/cli/command.h"
#include "daemon/cli/json_values.h"
#include "daemon/cli/reasons.h"
#include "daemon/cli/text_table.h"
#include "jobs/failure.h"
#include "jobs/schedule/jitter.h"

namespace boletim {
namespace {

constexpr int kFires = 5;
constexpr int kMostFires = 10'000;

int how_many(const Session& session) {
  if (!session.arguments.has("next")) return kFires;
  const std::string text = session.arguments.get("next");
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1 || number > kMostFires)
    throw UsageError("--next: " + session.say("um número de 1 a ", "a number from 1 to ") +
                     std::to_string(kMostFires));
  return number;
}

std::string day_range(const Session& session, const Period& period) {
  const std::string from = session.telling().time(period.start), until = session.telling().time(period.end);
  return from.substr(0, from.rfind(' ')) + " – " + until.substr(0, until.rfind(' '));
}

/// Nothing where the state can't tell: a plan needs none.
std::optional<std::set<JobId>> paused_jobs(const Session& session) {
  const std::string& file = session.configuration().state.file;
  std::set<JobId> paused;
  if (!file.empty() && !std::filesystem::exists(file)) return paused;
  try {
    for (const auto& [job, watch] : session.host.assembly->open_store()->occurrences().watches())
      if (watch.paused) paused.insert(job);
  } catch (const Failure&) {
    return std::nullopt;
  }
  return paused;
}

/// All that a line of the plan notes beside its time.
std::string note(const PlannedFire& fire, const Job& job, bool paused, const Telling& t) {
  std::vector<std::string> notes;
  if (paused) notes.push_back(t.say("job pausado", "job paused"));
  if (const auto why = why_moved(fire.moved, t)) notes.push_back(*why);
  if (const auto share = jitter_share(job.id, job.jitter); share.count() > 0)
    notes.push_back(t.say("começa {} depois (jitter)", "starts {} later (jitter)", duration_text(share)));
  if (job.after) notes.push_back(t.say("depois de {}", "after {}", job.after->value));
  return fmt::format("{}", fmt::join(notes, "; "));
}

}  // namespace

int plan_command(Session& session) {
  const Arguments& a = session.arguments;
  if (a.has("against")) return plan_against(session, a.get("against"));
  const Instant after = a.has("from") ? session.time(a.get("from")) : session.host.clock.now();
  const int count = how_many(session);
  Json json = Json::array();
  TextTable table({{"job"},
                   {session.say("quando", "when")},
                   {session.say("período (até, exclusive)", "period (end excluded)")},
                   {session.say("nota", "note")}});
  const Telling t = session.telling();
  const auto paused = paused_jobs(session);
  for (const Job& job : session.configuration().jobs) {
    if (!a.words.empty() && job.id.value != session.job(a.words.front()).id.value) continue;
    if (!job.enabled) continue;
    const bool is_paused = paused && paused->contains(job.id);
    for (const PlannedFire& fire : plan(job.timetable, after, count)) {
      json.push_back(json_of(fire, job, why_moved(fire.moved, t)));
      json.back()["paused"] = paused ? Json(is_paused) : Json(nullptr);
      table.add({job.id.value, to_rfc3339(fire.occurrence.at, job.timetable.zone),
                 day_range(session, fire.occurrence.period), note(fire, job, is_paused, t)});
    }
  }
  if (session.json())
    print(session.out, json);
  else
    table.print(session.out, session.columns);
  return kDone;
}

}  // namespace boletim

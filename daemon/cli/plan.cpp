#include <charconv>

#include <nlohmann/json.hpp>

#include "daemon/cli/command.h"
#include "daemon/cli/json_values.h"
#include "daemon/cli/show.h"
#include "daemon/cli/text_table.h"
#include "jobs/failure.h"

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

std::optional<std::string> why(const Session& session, Moved moved) {
  switch (moved) {
    case Moved::No:
      return std::nullopt;
    case Moved::Gap:
      return session.say("essa hora não existe nesse dia (horário de verão)",
                         "that hour does not exist on that day (clocks go forward)");
    case Moved::Overlap:
      return session.say("essa hora existe duas vezes nesse dia: a primeira",
                         "that hour exists twice on that day: the first one");
    case Moved::Holiday:
      return session.say("o dia não é útil", "not a business day");
  }
  return std::nullopt;
}

std::string day_range(const Session& session, const Period& period) {
  const std::string from = local_time(session, period.start), until = local_time(session, period.end);
  return from.substr(0, from.rfind(' ')) + " – " + until.substr(0, until.rfind(' '));
}

}  // namespace

int plan_command(Session& session) {
  const Arguments& a = session.arguments;
  const Instant after = a.has("from") ? session.time(a.get("from")) : session.host.clock.now();
  const int count = how_many(session);
  Json json = Json::array();
  TextTable table({{"job"},
                   {session.say("quando", "when")},
                   {session.say("período (até, exclusive)", "period (end excluded)")},
                   {session.say("nota", "note")}});
  for (const Job& job : session.configuration().jobs) {
    if (!a.words.empty() && job.id.value != session.job(a.words.front()).id.value) continue;
    if (!job.enabled) continue;
    for (const PlannedFire& fire : plan(job.timetable, after, count)) {
      const auto reason = why(session, fire.moved);
      json.push_back(json_of(fire, job.timetable.zone, reason));
      table.add({job.id.value, to_rfc3339(fire.occurrence.at, job.timetable.zone),
                 day_range(session, fire.occurrence.period), reason.value_or("")});
    }
  }
  if (session.json())
    print(session.out, json);
  else
    table.print(session.out, session.columns);
  return kDone;
}

}  // namespace boletim

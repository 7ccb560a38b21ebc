// Commands that stop a job for a time: pause, resume.

#include "jobs/pause.h"

#include <nlohmann/json.hpp>

#include "daemon/cli/command.h"
#include "daemon/cli/json_values.h"
#include "daemon/cli/missed.h"
#include "jobs/failure.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

std::optional<Misfire> said(const Session& session) {
  if (!session.arguments.has("missed")) return std::nullopt;
  const std::string word = session.arguments.get("missed");
  if (const auto misfire = misfire_of(word)) return misfire;
  throw UsageError(session.telling().say("--missed: '{}' não é once, skip nem all",
                                         "--missed: '{}' is none of once, skip, all", word));
}

Json instants(const std::vector<OccurrenceRecord>& records) {
  Json all = Json::array();
  for (const OccurrenceRecord& record : records) all.push_back(to_rfc3339(record.occurrence.at));
  return all;
}

void answer(const Session& session, const Job& job, bool paused, const ResumeAnswer& resumed,
            const std::string& words) {
  if (!session.json()) {
    session.out << words << '\n';
    return;
  }
  print(session.out, {{"job", job.id.value},
                      {"paused", paused},
                      {"missed", resumed.to_run.size() + resumed.skipped.size()},
                      {"run", instants(resumed.to_run)},
                      {"skipped", instants(resumed.skipped)}});
}

std::string in_words(const PauseAnswer& pause, const Job& job, const Telling& t) {
  const std::string missed = pause.missed ? "--missed " + std::string(name_of(*pause.missed))
                                          : t.say("perguntado ao retomar", "asked at resume");
  return pause.was_paused ? t.say("{}: já pausado por {} em {}, e assim fica; o que se perde: {}",
                                  "{}: paused already, by {} at {}, and stays so; what is missed: {}",
                                  job.id.value, pause.by, t.time(pause.at), missed)
                          : t.say("{}: pausado; o que se perde: {}", "{}: paused; what is missed: {}",
                                  job.id.value, missed);
}

std::string in_words(const ResumeAnswer& resumed, const Job& job, const Telling& t) {
  if (!resumed.was_paused) return t.say("{}: não estava pausado", "{}: was not paused", job.id.value);
  std::string words = t.say("{}: retomado; perdidas: {}", "{}: goes on; missed: {}", job.id.value,
                            resumed.to_run.size() + resumed.skipped.size());
  for (const OccurrenceRecord& record : resumed.to_run)
    words += "\n  " + t.say("será feita: {}", "is run: {}", t.time(record.occurrence.at));
  for (const OccurrenceRecord& record : resumed.skipped)
    words += "\n  " + t.say("pulada: {}", "is skipped: {}", t.time(record.occurrence.at));
  return words;
}

/// What an admin said becomes of the missed fires, now or when pausing. Throws UsageError if nobody did, and
/// there are some.
Misfire decided(const Session& session, Store& store, const Job& job) {
  const auto now_said = said(session);
  const auto watch = store.occurrences().watch(job.id);
  if (now_said || !watch || !watch->paused) return now_said.value_or(job.misfire);
  if (watch->missed) return *watch->missed;
  const int missed = missed_so_far(job, *watch, store, session.host.clock.now());
  if (missed > 0)
    throw UsageError(session.telling().say(
        "{}: perdidas na pausa: {}; escreva --missed once (a última), skip (nenhuma) ou all (todas)",
        "{}: fires missed in the pause: {}; write --missed once (the latest), skip (none) or all",
        job.id.value, missed));
  return job.misfire;
}

}  // namespace

int pause_command(Session& session) {
  const Job& job = session.job(session.arguments.words.front());
  const auto missed = said(session);
  const auto store = session.host.assembly->open_store();
  const PauseAnswer paused = pause(*store, job, session.user, missed, session.host.clock.now());
  answer(session, job, true, {}, in_words(paused, job, session.telling()));
  return kDone;
}

int resume_command(Session& session) {
  const Job& job = session.job(session.arguments.words.front());
  const auto store = session.host.assembly->open_store();
  const Misfire missed = decided(session, *store, job);
  const ResumeAnswer resumed = resume(*store, job, missed, session.host.clock.now());
  if (session.host.look) session.host.look();
  answer(session, job, false, resumed, in_words(resumed, job, session.telling()));
  return kDone;
}

}  // namespace boletim

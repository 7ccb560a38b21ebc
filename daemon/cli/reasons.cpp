#include "daemon/cli/reasons.h"

#include <algorithm>

#include "jobs/decision.h"

namespace boletim {
namespace {

using Lines = std::vector<std::string>;

constexpr std::chrono::seconds kSecond{1};

std::string due_line(const Account& account, const Telling& t) {
  const std::string at = t.time(account.at);
  if (!account.fire && account.record)
    return t.say("{}: prevista por um horário anterior do job; foi mudado desde então",
                 "{}: due by an earlier schedule of the job; it was edited since", at);
  if (!account.fire)
    return t.say("{}: fora do horário do job; pedida para esse instante",
                 "{}: not by the job's schedule; asked for at that instant", at);
  const Period& period = account.fire->occurrence.period;
  std::string line =
      t.say("{}: prevista pelo horário do job, sobre {} a {}", "{}: due by the job's schedule, over {} to {}",
            at, t.time(period.start), t.time(period.end));
  if (const auto why = why_moved(account.fire->moved, t)) {
    line += account.fire->moved_from
                ? t.say("; movida de {}: {}", "; moved from {}: {}", t.time(account.fire->moved_from), *why)
                : "; " + *why;
  }
  return line;
}

std::string planned_line(const OccurrenceRecord& record, Instant now, const Telling& t) {
  if (record.start_at > now)
    return t.say("planejada: começa em {}", "planned: starts at {}", t.time(record.start_at));
  const std::string why = record.why.empty() ? t.say("nada a iniciou ainda; veja boletim status",
                                                     "nothing has started it yet; see boletim status")
                                             : record.why;
  return t.say("espera desde {}: {}", "waits since {}: {}", t.time(record.start_at), why);
}

std::string record_line(const OccurrenceRecord& record, Instant now, const Telling& t) {
  switch (record.state) {
    case OccurrenceState::Planned:
      return planned_line(record, now, t);
    case OccurrenceState::Started:
      return t.say("iniciada em {}", "started at {}", t.time(record.decided_at));
    case OccurrenceState::Skipped:
      return t.say("pulada em {}: {}", "skipped at {}: {}", t.time(record.decided_at), record.why);
    case OccurrenceState::Paused:
      return t.say("pausada: {}; boletim resume {} a solta", "paused: {}; boletim resume {} lets it go",
                   record.why, record.occurrence.job.value);
  }
  return "";
}

std::string no_record_line(const Account& account, const Job& job, Instant now, const Telling& t) {
  if (account.at <= now && account.missing)
    return t.say("FALTA o seu registro: é uma falha; faça-a com boletim run {} --occurrence {}",
                 "its record is MISSING: a fault; do it with boletim run {} --occurrence {}", job.id.value,
                 to_rfc3339(account.at));
  if (!job.enabled)
    return t.say("o job está desligado (enabled: false)", "the job is disabled (enabled: false)");
  if (account.at > now) return t.say("ainda por vir", "still to come");
  return t.say("de antes que o job, com este horário, fosse conhecido: ninguém a prometeu",
               "from before the job, with this schedule, was known: nobody's promise");
}

void tell_attempts(const Run& run, const Telling& t, Lines& lines) {
  std::string line =
      t.say("execução {}: {}; até aqui: {}; tentativas: {}; {} – {}",
            "run {}: {}; done so far: {}; attempts: {}; {} – {}", run.id.value, t.word(name_of(run.state)),
            t.word(name_of(run.step)), run.attempts, t.time(run.claimed_at), t.time(run.finished_at));
  if (!run.node.value.empty()) line += t.say("; nó {}", "; node {}", run.node.value);
  lines.push_back(line);
  if (!run.error.empty()) lines.push_back(t.say("último erro: {}", "last error: {}", run.error));
  if (run.retry_at)
    lines.push_back(t.say("tentada de novo em {}", "tried again at {}", t.time(run.retry_at)));
}

std::string held_line(const Account& account, const Telling& t) {
  const Run& run = *account.run;
  const bool waits = std::any_of(
      account.messages.begin(), account.messages.end(),
      [](const Message& message) { return message.state == MessageState::Held && message.attempts == 0; });
  if (!waits) return t.say("mensagens foram retidas: {}", "messages were held: {}", run.held);
  return t.say("mensagens retidas: {}; boletim approve {} as solta, com --reject as recusa",
               "messages held: {}; boletim approve {} lets them go, with --reject refuses them", run.held,
               run.id.value);
}

void tell_run(const Account& account, const Telling& t, Lines& lines) {
  const Run& run = *account.run;
  const Instant due = account.record ? account.record->start_at : account.at;
  if (run.claimed_at - due > kOnTime)
    lines.push_back(t.say("começou {} atrasada", "it started {} late", duration_text(run.claimed_at - due)));
  tell_attempts(run, t, lines);
  if (!run.held.empty()) lines.push_back(held_line(account, t));
  if (!run.to.empty()) lines.push_back(t.say("pedida só para {}", "asked for {} alone", run.to));
  for (const RunDocument& document : run.documents)
    lines.push_back(t.say("documento {}: {} {}, {} bytes", "document {}: {} {}, {} bytes", document.name,
                          document.kind, document.format, document.bytes));
}

/// Where `at` went that the rule alone would fire at.
std::string holiday_line(const Job& job, Instant at, const Telling& t) {
  const Timetable& timetable = job.timetable;
  const WallTime wall = timetable.zone.wall(at);
  if (timetable.schedule.on_holiday == OnHoliday::Skip)
    return t.say("o dia não é útil: on_holiday: skip", "not a business day: on_holiday: skip");
  const bool forward = timetable.schedule.on_holiday == OnHoliday::Next;
  const Date day = forward ? timetable.calendar.next_business_day(wall.date)
                           : timetable.calendar.previous_business_day(wall.date);
  return t.say("o dia não é útil: movida para {}", "not a business day: moved to {}",
               t.time(timetable.zone.resolve(day, wall.time_of_day).at));
}

/// The first fire in [from, until).
std::optional<Instant> first_fire(const Timetable& timetable, Instant from, Instant until) {
  const auto next = next_occurrences(timetable, from - kSecond, 1);
  return next.empty() || next.front().at >= until ? std::nullopt : std::optional(next.front().at);
}

}  // namespace

std::optional<std::string> why_moved(Moved moved, const Telling& t) {
  switch (moved) {
    case Moved::No:
      return std::nullopt;
    case Moved::Gap:
      return t.say("essa hora não existe nesse dia (horário de verão)",
                   "that hour does not exist on that day (clocks go forward)");
    case Moved::Overlap:
      return t.say("essa hora existe duas vezes nesse dia: a primeira",
                   "that hour exists twice on that day: the first one");
    case Moved::Holiday:
      return t.say("o dia não é útil", "not a business day");
  }
  return std::nullopt;
}

std::vector<std::string> reasons(const Account& account, const Job& job, Instant now, const Telling& t) {
  Lines lines = {due_line(account, t)};
  if (account.record)
    lines.push_back(record_line(*account.record, now, t));
  else if (account.fire && !account.run)
    lines.push_back(no_record_line(account, job, now, t));
  if (account.run) tell_run(account, t, lines);
  for (std::size_t i = 1; i < lines.size(); ++i) lines[i].insert(0, "  ");
  return lines;
}

std::vector<std::string> why_nothing(const Job& job, Instant from, Instant until, const Telling& t) {
  const Timetable& timetable = job.timetable;
  const WallTime wall = timetable.zone.wall(from);
  const Instant first_pass = timetable.zone.resolve(wall.date, wall.time_of_day).at;
  Timetable any_day = timetable;
  any_day.schedule.on_holiday = OnHoliday::Run;
  Lines lines = {t.say("{}: nada previsto", "{}: nothing is due", t.time(from))};
  if (!job.enabled)
    lines.push_back(t.say("o job está desligado (enabled: false)", "the job is disabled (enabled: false)"));
  if (timetable.from && wall.date < *timetable.from)
    lines.push_back(t.say("antes de from: do job", "before the job's from:"));
  else if (timetable.until && wall.date > *timetable.until)
    lines.push_back(t.say("depois de until: do job", "after the job's until:"));
  else if (const auto fire = first_fire(any_day, from, until))
    lines.push_back(holiday_line(job, *fire, t));
  else if (first_pass != from && first_fire(timetable, first_pass, first_pass + kSecond))
    lines.push_back(t.say("essa hora existe duas vezes nesse dia: vale a primeira, {}",
                          "that hour exists twice on that day: it fires at the first one, {}",
                          to_rfc3339(first_pass)));
  else
    lines.push_back(t.say("schedule: não dispara então", "schedule: does not fire then"));
  for (std::size_t i = 1; i < lines.size(); ++i) lines[i].insert(0, "  ");
  return lines;
}

}  // namespace boletim

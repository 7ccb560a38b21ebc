#include "daemon/cli/missed.h"

#include <algorithm>
#include <iostream>

#include "daemon/cli/state_owner.h"
#include "daemon/store/state.h"
#include "daemon/system_clock.h"
#include "jobs/schedule/fires.h"
#include "jobs/schedule/tick.h"

namespace boletim {
namespace {

/// Blank where there is nothing to ask.
std::string question(const CommandLine& line, const Job& job, const Configuration& configuration,
                     const Telling& t) {
  if (line.command->execute == pause_command)
    return t.say("{}: o que fazer das execuções perdidas na pausa?",
                 "{}: what becomes of the fires missed in the pause?", job.id.value);
  become_state_owner(configuration.state_dir);
  const auto store = open_store(configuration.state);
  const auto watch = store->occurrences().watch(job.id);
  if (!watch || !watch->paused || watch->missed) return "";
  const int missed = missed_so_far(job, *watch, *store, SystemClock().now());
  if (missed == 0) return "";
  return t.say("{}: execuções perdidas na pausa: {}. O que fazer delas?",
               "{}: fires missed in the pause: {}. What becomes of them?", job.id.value, missed);
}

}  // namespace

std::optional<Misfire> misfire_of(const std::string& word) {
  for (const Misfire misfire : {Misfire::Once, Misfire::Skip, Misfire::All})
    if (word == name_of(misfire)) return misfire;
  return std::nullopt;
}

std::optional<Misfire> ask_missed(std::istream& in, std::ostream& out, const std::string& question,
                                  Misfire by_default, const Telling& t) {
  out << question << '\n'
      << t.say("  once: a última; skip: nenhuma; all: todas\n", "  once: the latest; skip: none; all: all\n");
  std::string answer;
  while (out << '[' << name_of(by_default) << "] " << std::flush && std::getline(in, answer)) {
    if (answer.empty()) return by_default;
    if (const auto misfire = misfire_of(answer)) return misfire;
    out << t.say("escreva once, skip ou all\n", "write once, skip or all\n");
  }
  return std::nullopt;
}

std::vector<std::string> ask_what_is_open(const CommandLine& line, const Configuration& configuration,
                                          const Telling& t) {
  const auto execute = line.command->execute;
  if ((execute != pause_command && execute != resume_command) || line.arguments.has("missed")) return {};
  const Job* job = configuration.find(JobId{line.arguments.words.front()});
  if (job == nullptr) return {};
  const std::string open = question(line, *job, configuration, t);
  if (open.empty()) return {};
  const auto answer = ask_missed(std::cin, std::cerr, open, job->misfire, t);
  if (!answer) return {};
  return {"--missed", std::string(name_of(*answer))};
}

int missed_so_far(const Job& job, const JobWatch& watch, Store& store, Instant now) {
  const std::vector<OccurrenceRecord> due = store.occurrences().due(now);
  const auto waiting = std::count_if(due.begin(), due.end(), [&](const OccurrenceRecord& record) {
    return record.occurrence.job == job.id;
  });
  int count = static_cast<int>(store.occurrences().paused(job.id).size()) + static_cast<int>(waiting);
  Fires unwritten(job.timetable, watch.written_until);
  for (auto fire = unwritten.next(); fire && fire->at <= now && count < kMostMissed; fire = unwritten.next())
    ++count;
  return count;
}

}  // namespace boletim

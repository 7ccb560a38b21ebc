#include "daemon/cli/against.h"

#include <algorithm>
#include <filesystem>

#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "config/load.h"
#include "daemon/cli/difference.h"
#include "daemon/cli/json_values.h"
#include "daemon/cli/text_table.h"
#include "jobs/failure.h"

namespace boletim {
namespace {

using boletim::json_of;  // beside those below

int refuse(const Session& session, const std::vector<ConfigError>& errors) {
  Json all = Json::array();
  for (const ConfigError& error : errors) {
    session.err << to_string(error) << '\n';
    all.push_back(json_of(error));
  }
  if (session.json()) print(session.out, {{"ok", false}, {"errors", all}, {"jobs", Json::array()}});
  return kBadUsage;
}

Json json_of(const JobDifference& difference) {
  return {{"job", difference.job.value},
          {"change", name_of(difference.kind)},
          {"changes", difference.changes},
          {"next_before", json_of(difference.next_before)},
          {"next_after", json_of(difference.next_after)},
          {"recipients_gained", difference.gained},
          {"recipients_lost", difference.lost}};
}

std::string kind_word(const Session& session, JobDifference::Kind kind) {
  if (kind == JobDifference::Kind::Added) return session.say("novo", "added");
  if (kind == JobDifference::Kind::Removed) return session.say("retirado", "removed");
  return session.say("mudado", "changed");
}

void print_differences(const Session& session, const std::vector<JobDifference>& found) {
  TextTable table({{"job"},
                   {session.say("mudança", "change")},
                   {session.say("próxima hoje", "next before")},
                   {session.say("próxima depois", "next after")},
                   {session.say("o quê", "what")}});
  TextTable people({{"job"}, {session.say("ganha", "gains")}, {session.say("perde", "loses")}});
  for (const JobDifference& one : found) {
    table.add({one.job.value, kind_word(session, one.kind), session.telling().time(one.next_before),
               session.telling().time(one.next_after), fmt::format("{}", fmt::join(one.changes, ", "))});
    for (std::size_t i = 0; i < std::max(one.gained.size(), one.lost.size()); ++i)
      people.add({one.job.value, i < one.gained.size() ? one.gained[i] : "",
                  i < one.lost.size() ? one.lost[i] : ""});
  }
  table.print(session.out, session.columns);
  if (people.empty()) return;
  session.out << '\n';
  people.print(session.out, session.columns);
}

}  // namespace

int plan_against(Session& session, const std::string& directory) {
  std::error_code unreadable;
  if (!std::filesystem::is_directory(directory, unreadable))
    throw UsageError(
        directory + ": " +
        (session.host.daemon
             ? session.say("o daemon não vê esse diretório; ponha-o onde ele leia, como ao lado de ",
                           "the daemon sees no such directory; put it where it can read, as beside ") +
                   session.configuration().directory
             : session.say("não há esse diretório", "there is no such directory")));
  LoadResult loaded = load_configuration(directory);
  if (!loaded.errors.empty()) return refuse(session, loaded.errors);
  const Configuration& now = session.configuration();
  const auto general = general_changes(now, loaded.configuration);
  const auto found = differences(now, std::move(loaded.configuration), session.host.clock.now());
  if (session.json()) {
    Json jobs = Json::array();
    for (const JobDifference& difference : found) jobs.push_back(json_of(difference));
    print(session.out, {{"ok", true}, {"errors", Json::array()}, {"general", general}, {"jobs", jobs}});
    return kDone;
  }
  if (!general.empty())
    session.out << session.say("mudaria também: ", "would change too: ")
                << fmt::format("{}", fmt::join(general, ", ")) << '\n';
  if (std::find(general.begin(), general.end(), "state") != general.end())
    session.out << session.say("state: só muda com um reinício do daemon\n",
                               "state: changes with a restart of the daemon only\n");
  if (!found.empty())
    print_differences(session, found);
  else if (general.empty())
    session.out << session.say("nada mudaria\n", "nothing would change\n");
  return kDone;
}

}  // namespace boletim

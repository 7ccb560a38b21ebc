#include <algorithm>

#include <nlohmann/json.hpp>

#include "daemon/cli/account.h"
#include "daemon/cli/command.h"
#include "daemon/cli/json_values.h"
#include "daemon/cli/mail_reasons.h"
#include "daemon/cli/reasons.h"
#include "jobs/failure.h"
#include "jobs/schedule/fires.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

using boletim::json_of;  // beside those below

constexpr std::chrono::seconds kSecond{1};

/// What was asked about: [from, until), a local day or one second.
struct Asked {
  Instant from, until;
};

Asked asked(const Session& session, const Job& job, const std::string& text) {
  constexpr std::size_t kDateLength = 10;
  const Instant at = session.time(text);
  if (text.size() != kDateLength) return {at, at + kSecond};
  const std::chrono::sys_days day = Zone(session.configuration().timezone).wall(at).date;
  const Zone& zone = job.timetable.zone;
  return {zone.resolve(day, {}).at, zone.resolve(day + std::chrono::days(1), {}).at};
}

std::optional<Instant> fire_before(const Job& job, Instant at) {
  std::optional<Instant> last;
  for (const auto reach : {std::chrono::days(8), std::chrono::days(400), std::chrono::days(4000)}) {
    Fires fires(job.timetable, within_reach(at - reach));
    while (const auto fire = fires.next()) {
      if (fire->at >= at) break;
      last = fire->at;
    }
    if (last) break;
  }
  return last;
}

std::optional<Instant> fire_after(const Job& job, Instant at) {
  const auto next = next_occurrences(job.timetable, at, 1);
  return next.empty() ? std::nullopt : std::optional(next.front().at);
}

void refuse_unless_known(const Session& session, const std::string& person) {
  if (person.empty() || person.find('@') != std::string::npos) return;
  std::string known;
  for (const Job& job : session.configuration().jobs)
    for (const Delivery& delivery : job.deliver)
      for (const Recipient& to : delivery.to) {
        if (to.person.value == person) return;
        if (!to.person.value.empty() && known.find(to.person.value) == std::string::npos)
          known += (known.empty() ? "" : ", ") + to.person.value;
      }
  throw NotFound(session.telling().say("ninguém que receba algo é '{}'; escreva um endereço, ou: {}",
                                       "nobody who receives anything is '{}'; write an address, or: {}",
                                       person, known));
}

Json json_of(const Account& account, const std::string& person, const Job& job, const Telling& t) {
  const auto& fire = account.fire;
  const auto& record = account.record;
  const auto why = fire ? why_moved(fire->moved, t) : std::nullopt;
  const Period period = fire     ? fire->occurrence.period
                        : record ? record->occurrence.period
                                 : account.run->period;
  const std::string state = state_of(account);
  Json json = {{"at", to_rfc3339(account.at)},
               {"local", to_rfc3339(account.at, job.timetable.zone)},
               {"period", json_of(period)},
               {"moved_from", json_of(fire ? fire->moved_from : std::nullopt)},
               {"why_moved", why ? Json(*why) : Json(nullptr)},
               {"state", state.empty() ? Json(nullptr) : Json(state)},
               {"reason", record && !record->why.empty() ? Json(record->why) : Json(nullptr)},
               {"decided_at", json_of(record ? record->decided_at : std::nullopt)},
               {"start_at", json_of(record ? std::optional(record->start_at) : std::nullopt)},
               {"run", account.run ? json_of(*account.run) : Json(nullptr)}};
  json["messages"] = Json::array();
  for (const Message& message : messages_to(account, job, person))
    json["messages"].push_back(json_of(message));
  return json;
}

}  // namespace

int explain_command(Session& session) {
  const std::vector<std::string>& words = session.arguments.words;
  const Job& job = session.job(words[0]);
  const Asked when = asked(session, job, words[1]);
  const std::string person = words.size() > 2 ? words[2] : "";
  refuse_unless_known(session, person);
  const auto store = session.host.assembly->open_store();
  const Telling t{session.locale, job.timetable.zone};
  const Instant now = session.host.clock.now();

  Json occurrences = Json::array();
  std::vector<std::string> lines;
  for (const Account& account : accounts(job, *store, when.from, when.until, now)) {
    occurrences.push_back(json_of(account, person, job, t));
    for (const auto& more : {reasons(account, job, now, t), mail_reasons(account, job, person, t)})
      lines.insert(lines.end(), more.begin(), more.end());
  }
  if (lines.empty()) lines = why_nothing(job, when.from, when.until, t);
  const auto before = fire_before(job, when.from), after = fire_after(job, when.until - kSecond);
  if (session.json()) {
    print(session.out, {{"job", job.id.value},
                        {"asked", words[1]},
                        {"occurrences", occurrences},
                        {"reasons", lines},
                        {"previous", json_of(before)},
                        {"next", json_of(after)}});
    return kDone;
  }
  for (const std::string& line : lines) session.out << line << '\n';
  session.out << t.say("anterior: {}; seguinte: {}\n", "before: {}; after: {}\n", t.time(before),
                       t.time(after));
  return kDone;
}

}  // namespace boletim

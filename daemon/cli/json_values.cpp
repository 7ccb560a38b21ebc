#include "daemon/cli/json_values.h"

#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include "jobs/schedule/instant.h"
#include "jobs/schedule/jitter.h"

namespace boletim {
namespace {

/// How a run went about it. late_by: seconds from when it was due to its first start; null of a manual one.
/// asked: by a person, not by the schedule.
void add_course(Json& json, const Run& run) {
  json["attempts"] = run.attempts;
  json["retry_at"] = json_of(run.retry_at);
  json["held"] = text_or_null(run.held);
  json["late_by"] = run.occurrence
                        ? Json(std::max<std::int64_t>((run.claimed_at - *run.occurrence).count(), 0))
                        : Json(nullptr);
  json["asked"] = !run.occurrence;
}

}  // namespace

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json json_of(const std::optional<Instant>& instant) {
  return instant ? Json(to_rfc3339(*instant)) : Json(nullptr);
}

Json json_of(const Period& period) {
  return {
      {"kind", name_of(period.kind)}, {"start", to_rfc3339(period.start)}, {"end", to_rfc3339(period.end)}};
}

Json json_of(const Message& message) {
  Json json = {{"id", message.id.value},
               {"job", message.job.value},
               {"run", message.run.value},
               {"occurrence", json_of(message.occurrence)},
               {"to", message.to},
               {"name", message.name},
               {"channel", message.channel},
               {"subject", message.subject},
               {"message_id", message.message_id},
               {"state", name_of(message.state)},
               {"state_at", to_rfc3339(message.state_at)},
               {"created_at", to_rfc3339(message.created_at)},
               {"retry_at", json_of(message.retry_at)},
               {"attempts", message.attempts},
               {"sent_by", message.sent_by}};
  json["resend_of"] = message.resend_of ? Json(message.resend_of->value) : Json(nullptr);
  json["documents"] = Json::array();
  for (const MessageDocument& document : message.documents)
    if (document.role == MessageDocument::Role::Attachment)
      json["documents"].push_back({{"name", document.name}, {"sha256", document.sha256.value}});
  json["events"] = Json::array();
  for (const MessageEvent& event : message.events)
    json["events"].push_back(
        {{"at", to_rfc3339(event.at)}, {"state", name_of(event.state)}, {"detail", event.detail}});
  return json;
}

Json json_of(const Run& run) {
  Json json = {{"run", run.id.value},
               {"job", run.job.value},
               {"occurrence", json_of(run.occurrence)},
               {"period", json_of(run.period)},
               {"state", name_of(run.state)},
               {"step", name_of(run.step)},
               {"started_at", to_rfc3339(run.started_at)},
               {"finished_at", json_of(run.finished_at)},
               {"error", text_or_null(run.error)}};
  add_course(json, run);
  return json;
}

Json json_of(const RunOutcome& outcome, const std::optional<Snapshot>& snapshot,
             const std::optional<Snapshot>& previous, const DocumentStore& documents) {
  const Run& run = outcome.run;
  Json json;
  json["run"] = text_or_null(run.id.value);
  json["job"] = run.job.value;
  json["occurrence"] = json_of(run.occurrence);
  json["period"] = json_of(run.period);
  json["state"] = name_of(run.state);
  json["snapshot"] = snapshot ? json_of(*snapshot, previous) : Json(nullptr);
  json["documents"] = Json::array();
  for (const RunDocument& document : run.documents)
    json["documents"].push_back({{"name", document.name},
                                 {"kind", document.kind},
                                 {"format", document.format},
                                 {"sha256", document.sha256.value},
                                 {"bytes", document.bytes},
                                 {"path", text_or_null(documents.path(document.sha256))}});
  json["messages"] = Json::array();
  for (const Message& message : outcome.messages)
    json["messages"].push_back(
        {{"id", message.id.value}, {"to", message.to}, {"state", name_of(message.state)}});
  json["error"] = text_or_null(run.error);
  add_course(json, run);
  return json;
}

Json json_of(const PlannedFire& fire, const Job& job, const std::optional<std::string>& why_moved) {
  const Instant at = fire.occurrence.at;
  return {{"job", job.id.value},
          {"fires_at", to_rfc3339(at)},
          {"local", to_rfc3339(at, job.timetable.zone)},
          {"period", json_of(fire.occurrence.period)},
          {"moved_from", json_of(fire.moved_from)},
          {"why", why_moved ? Json(*why_moved) : Json(nullptr)},
          {"starts_at", to_rfc3339(at + jitter_share(job.id, job.jitter))},
          {"after", job.after ? Json(job.after->value) : Json(nullptr)}};
}

Json json_of(const ConfigError& error) {
  return {{"file", error.file}, {"line", error.line}, {"column", error.column}, {"message", error.message}};
}

void print(std::ostream& out, const Json& json) {
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace boletim

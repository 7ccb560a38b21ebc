#include "daemon/cli/json_values.h"

#include <algorithm>
#include <cmath>
#include <ostream>

#include <nlohmann/json.hpp>

#include "jobs/schedule/instant.h"
#include "jobs/schedule/jitter.h"

namespace boletim {
namespace {

/// Percent with the four decimals that a comparison needs, so that 15.3 prints as 15.3.
Json percent_json(std::int64_t flagged, std::int64_t total) {
  const auto value = percent(flagged, total);
  if (!value) return nullptr;
  return std::round(*value * 1e4) / 1e4;
}

/// What follow-up will tell: null, since this version counts no episodes.
void add_flows(Json& json, const std::optional<std::int64_t>& previous) {
  json["previous"] = previous ? Json(*previous) : Json(nullptr);
  for (const char* flow :
       {"new", "reopened", "corrected", "removed", "moved_in", "moved_out", "reclassified"})
    json[flow] = nullptr;
}

Json states_json(const KpiId& id, const StateCounts& states) {
  Json json = {{"missing", states.missing},
               {"placeholder", states.placeholder},
               {"malformed", states.malformed},
               {"correctable", states.correctable}};
  if (states.landline > 0 || id.value == "no_mobile") json["landline"] = states.landline;
  return json;
}

std::optional<std::size_t> index_of(const Snapshot& snapshot, const KpiId& id) {
  for (std::size_t k = 0; k < snapshot.counts.kpis.size(); ++k)
    if (snapshot.counts.kpis[k].id == id && snapshot.counts.kpis[k].mapped) return k;
  return std::nullopt;
}

std::optional<std::int64_t> previous_of_segment(const std::optional<Snapshot>& previous, const KpiId& id,
                                                const std::string& column, const std::string& value) {
  if (!previous) return std::nullopt;
  const auto k = index_of(*previous, id);
  if (!k) return std::nullopt;
  for (const AxisCount& axis : previous->counts.axes) {
    if (axis.column != column) continue;
    for (const SegmentCount& segment : axis.segments)
      if (segment.value == value) return segment.kpis[*k].flagged;
    return 0;
  }
  return std::nullopt;
}

Json segment_json(const SegmentCount& segment, const KpiResult& kpi, std::size_t k,
                  const std::optional<std::int64_t>& previous) {
  Json json = {{"value", segment.value}, {"total", segment.total}};
  json["flagged"] = kpi.mapped ? Json(segment.kpis[k].flagged) : Json(nullptr);
  json["percent"] = kpi.mapped ? percent_json(segment.kpis[k].flagged, segment.total) : Json(nullptr);
  add_flows(json, previous);
  return json;
}

Json axes_json(const Snapshot& snapshot, std::size_t k, const std::optional<Snapshot>& previous) {
  Json axes = Json::object();
  const KpiResult& kpi = snapshot.counts.kpis[k];
  for (const AxisCount& axis : snapshot.counts.axes) {
    Json segments = Json::array();
    for (const SegmentCount& segment : axis.segments)
      segments.push_back(
          segment_json(segment, kpi, k, previous_of_segment(previous, kpi.id, axis.column, segment.value)));
    axes[axis.column] = std::move(segments);
  }
  return axes;
}

Json kpi_json(const Snapshot& snapshot, std::size_t k, const std::optional<Snapshot>& previous) {
  const KpiResult& kpi = snapshot.counts.kpis[k];
  Json json = {{"id", kpi.id.value}};
  json["flagged"] = kpi.mapped ? Json(kpi.count.flagged) : Json(nullptr);
  json["percent"] = kpi.mapped ? percent_json(kpi.count.flagged, snapshot.counts.total) : Json(nullptr);
  json["states"] = kpi.mapped ? states_json(kpi.id, kpi.count.states) : Json(nullptr);
  json["declined"] = kpi.mapped ? Json(kpi.count.declined) : Json(nullptr);
  const auto then = previous ? index_of(*previous, kpi.id) : std::nullopt;
  add_flows(json, then ? std::optional(previous->counts.kpis[*then].count.flagged) : std::nullopt);
  json["days_to_correct"] = {{"mean", nullptr}, {"median", nullptr}, {"p90", nullptr}};
  json["axes"] = axes_json(snapshot, k, previous);
  return json;
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

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

Json json_of(const std::optional<Instant>& instant) {
  return instant ? Json(to_rfc3339(*instant)) : Json(nullptr);
}

Json json_of(const Period& period) {
  return {
      {"kind", name_of(period.kind)}, {"start", to_rfc3339(period.start)}, {"end", to_rfc3339(period.end)}};
}

Json json_of(const Snapshot& snapshot, const std::optional<Snapshot>& previous) {
  Json json = {{"job", snapshot.job.value},
               {"source", snapshot.source.value},
               {"registry", snapshot.registry.value},
               {"taken_at", to_rfc3339(snapshot.taken_at)},
               {"period", json_of(snapshot.period)},
               {"total", snapshot.counts.total},
               {"inactive", snapshot.counts.inactive},
               {"replaced", snapshot.counts.replaced}};
  json["kpis"] = Json::array();
  for (std::size_t k = 0; k < snapshot.counts.kpis.size(); ++k)
    json["kpis"].push_back(kpi_json(snapshot, k, previous));
  return json;
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

// `snapshot` in JSON. Its keys stand in README.md.

#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "daemon/cli/json_values.h"
#include "jobs/breaks.h"
#include "jobs/registry/masking.h"
#include "jobs/schedule/instant.h"

namespace boletim {
namespace {

/// With the four decimals that a comparison needs, so that 15.3 prints as 15.3.
Json rounded(double value) {
  return std::round(value * 1e4) / 1e4;
}

Json percent_json(std::int64_t flagged, std::int64_t total) {
  const auto value = percent(flagged, total);
  return value ? rounded(*value) : Json(nullptr);
}

/// The sum of a snapshot: hundredths.
Json sum_json(std::int64_t hundredths) {
  return static_cast<double>(hundredths) / 100.0;
}

template <class Number>
Json number_or_null(const std::optional<Number>& number) {
  return number ? Json(*number) : Json(nullptr);
}

/// All null where nothing is known of what was before.
void add_flows(Json& json, const std::optional<Flows>& flows) {
  const auto put = [&](const char* key, std::int64_t value) {
    json[key] = flows ? Json(value) : Json(nullptr);
  };
  const Flows f = flows.value_or(Flows{});
  put("previous", f.previous);
  put("new", f.registered + f.lost);
  put("registered", f.registered);
  put("lost", f.lost);
  put("reopened", f.reopened);
  put("corrected", f.corrected);
  put("removed", f.removed);
  put("moved_in", f.moved_in);
  put("moved_out", f.moved_out);
  put("reclassified", f.reclassified);
}

void add_days(Json& json, const char* key, const std::optional<DaySpread>& days) {
  const auto put = [&](const char* figure, double value) {
    json[key][figure] = days ? rounded(value) : Json(nullptr);
  };
  const DaySpread d = days.value_or(DaySpread{});
  put("mean", d.mean);
  put("median", d.median);
  put("p90", d.p90);
}

Json states_json(const KpiResult& kpi) {
  if (!kpi.stated) return Json::object();
  const StateCounts& states = kpi.count.states;
  Json json = {{"missing", states.missing},
               {"placeholder", states.placeholder},
               {"malformed", states.malformed},
               {"correctable", states.correctable}};
  if (states.landline > 0 || kpi.id.value == "no_mobile") json["landline"] = states.landline;
  return json;
}

Json segment_json(const SegmentCount& segment, const KpiResult& kpi, std::size_t k) {
  Json json = {{"value", segment.value}, {"total", segment.total}};
  const KpiCount& count = segment.kpis[k];
  json["flagged"] = kpi.mapped ? Json(count.flagged) : Json(nullptr);
  json["percent"] = kpi.mapped ? percent_json(count.flagged, segment.total) : Json(nullptr);
  add_flows(json, kpi.mapped ? count.flows : std::nullopt);
  return json;
}

Json axis_json(const AxisCount& axis, const KpiResult& kpi, std::size_t k) {
  Json segments = Json::array();
  for (const SegmentCount& segment : axis.segments) segments.push_back(segment_json(segment, kpi, k));
  return segments;
}

/// As an axis, and how long corrections took and what is open has lasted.
Json owners_json(const std::optional<AxisCount>& owners, const KpiResult& kpi, std::size_t k) {
  if (!owners) return nullptr;
  Json json = axis_json(*owners, kpi, k);
  for (std::size_t i = 0; i < owners->segments.size(); ++i) {
    const KpiCount& count = owners->segments[i].kpis[k];
    add_days(json[i], "days_to_correct", count.days_to_correct);
    add_days(json[i], "days_open", count.days_open);
  }
  return json;
}

const char* name_of(ImpactKind kind) {
  constexpr std::array names = {
      "reachable_by_email", "reachable_by_phone", "reachable_by_mobile", "revenue",
      "open_orders",        "late_orders",        "service_days",        "contacts_made",
      "contacts_answered",  "satisfaction",       "overdue_1_30",        "overdue_31_60",
      "overdue_61_90",      "overdue_over_90",    "overdue_undated"};
  static_assert(names.size() == static_cast<std::size_t>(ImpactKind::OverdueUndated) + 1);
  return names[static_cast<std::size_t>(kind)];
}

Json impacts_json(const std::vector<Impact>& impacts) {
  Json json = Json::array();
  for (const Impact& impact : impacts)
    json.push_back({{"kind", name_of(impact.kind)},
                    {"currency", text_or_null(impact.currency)},
                    {"flagged", sum_json(impact.flagged)},
                    {"flagged_records", impact.flagged_records},
                    {"rest", sum_json(impact.rest)},
                    {"rest_records", impact.rest_records}});
  return json;
}

Json kpi_json(const Counts& counts, std::size_t k) {
  const KpiResult& kpi = counts.kpis[k];
  Json json = {{"id", kpi.id.value}};
  json["flagged"] = kpi.mapped ? Json(kpi.count.flagged) : Json(nullptr);
  json["percent"] = kpi.mapped ? percent_json(kpi.count.flagged, counts.total) : Json(nullptr);
  json["states"] = kpi.mapped ? states_json(kpi) : Json(nullptr);
  json["declined"] = kpi.mapped ? Json(kpi.count.declined) : Json(nullptr);
  add_flows(json, kpi.mapped ? kpi.count.flows : std::nullopt);
  add_days(json, "days_to_correct", kpi.count.days_to_correct);
  add_days(json, "days_open", kpi.count.days_open);
  json["impact"] = impacts_json(kpi.impacts);
  json["axes"] = Json::object();
  for (const AxisCount& axis : counts.axes) json["axes"][axis.column] = axis_json(axis, kpi, k);
  json["owners"] = owners_json(counts.owners, kpi, k);
  return json;
}

/// A value that many share is personal data of whoever it really belongs to.
Json suspects_json(const std::vector<Suspect>& suspects) {
  Json json = Json::array();
  for (const Suspect& suspect : suspects)
    json.push_back(
        {{"column", suspect.column},
         {"value", suspect.column == "email" ? mask_email(suspect.value) : mask_phone(suspect.value)},
         {"records", suspect.records}});
  return json;
}

Json breaks_json(const Snapshot& snapshot, const std::optional<Snapshot>& previous) {
  Json json = Json::array();
  if (!previous) return json;
  for (const KpiResult& kpi : snapshot.counts.kpis) {
    const std::vector<Break> causes = breaks_between(*previous, snapshot, kpi.id);
    if (causes.empty()) continue;
    Json changed = Json::array();
    for (const Break cause : causes) changed.push_back(name_of(cause));
    json.push_back(
        {{"kpi", kpi.id.value}, {"since", to_rfc3339(previous->taken_at)}, {"changed", std::move(changed)}});
  }
  return json;
}

}  // namespace

Json json_of(const Snapshot& snapshot, const std::optional<Snapshot>& previous) {
  Json json = {{"job", snapshot.job.value},
               {"source", snapshot.source.value},
               {"registry", snapshot.registry.value},
               {"taken_at", to_rfc3339(snapshot.taken_at)},
               {"previous_at", json_of(snapshot.previous_at)},
               {"pass", number_or_null(snapshot.pass)},
               {"period", json_of(snapshot.period)},
               {"total", snapshot.counts.total},
               {"registered", number_or_null(snapshot.counts.registered)},
               {"inactive", snapshot.counts.inactive},
               {"replaced", snapshot.counts.replaced},
               {"currency", text_or_null(snapshot.currency)}};
  json["kpis"] = Json::array();
  for (std::size_t k = 0; k < snapshot.counts.kpis.size(); ++k)
    json["kpis"].push_back(kpi_json(snapshot.counts, k));
  json["suspects"] = suspects_json(snapshot.counts.suspects);
  json["breaks"] = breaks_json(snapshot, previous);
  return json;
}

}  // namespace boletim

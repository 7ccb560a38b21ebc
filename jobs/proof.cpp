#include "jobs/proof.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include "jobs/kpi/segment_values.h"
#include "jobs/registry/text.h"

namespace boletim {
namespace {

/// One of the values of a place is one of those.
bool lies_in(std::string_view place, const std::vector<std::string>& values) {
  while (true) {
    const std::size_t end = place.find(kBetweenValues);
    const std::string_view value = trim(place.substr(0, end));
    for (const std::string& allowed : values)
      if (trim(allowed) == value) return true;
    if (end == std::string_view::npos) return false;
    place.remove_prefix(end + 1);
  }
}

[[noreturn]] void differ(std::string_view what, std::int64_t written, std::int64_t counted) {
  throw Unproved(fmt::format("{}: {} in the document, {} in the snapshot", what, written, counted));
}

void compare(std::string_view what, std::int64_t written, std::int64_t counted) {
  if (written != counted) differ(what, written, counted);
}

const KpiResult* find_kpi(const Snapshot& snapshot, const KpiId& id) {
  for (const KpiResult& kpi : snapshot.counts.kpis)
    if (kpi.id == id && kpi.mapped) return &kpi;
  return nullptr;
}

/// Rows of an axis add up to the whole; a value with many adds to several, a row without a number to none.
void prove_axis(const AxisFigures& axis, std::size_t kpis, const TrendReport& report) {
  if (axis.many || axis.segments.empty()) return;
  std::int64_t total = 0;
  std::vector<std::int64_t> flagged(kpis, 0);
  for (const SegmentFigures& row : axis.segments) {
    total += row.total;
    for (std::size_t k = 0; k < kpis && k < row.flagged.size(); ++k) flagged[k] += row.flagged[k].value_or(0);
  }
  compare("records by " + axis.title, total, report.heading.records);
  for (std::size_t k = 0; k < kpis; ++k)
    if (report.kpis[k].now)
      compare(report.kpis[k].id + " by " + axis.title, flagged[k], report.kpis[k].now->flagged);
}

/// The axis that alone tells the part: null where another number of columns does.
const AxisCount* axis_of(const Snapshot& part, const Snapshot& whole) {
  if (part.part.only.size() != 1) return nullptr;
  for (const AxisCount& axis : whole.counts.axes)
    if (axis.column == part.part.only.begin()->first) return &axis;
  return nullptr;
}

}  // namespace

ProvedRows::ProvedRows(FlaggedRows& rows, std::vector<std::string> columns, std::vector<Scope> scopes,
                       std::size_t kpis)
    : rows_of_(rows), columns_(std::move(columns)), scopes_(std::move(scopes)), flagged_(kpis, 0) {}

bool ProvedRows::next_outline(Flagged& record) {
  if (!rows_of_.next_outline(record)) return false;
  check(record);
  ++rows_;
  for (std::size_t k = 0; k < flagged_.size(); ++k)
    flagged_[k] += static_cast<std::int64_t>(record.kpis >> k & 1U);
  return true;
}

void ProvedRows::check(const Flagged& record) const {
  for (const Scope& scope : scopes_)
    for (const auto& [column, values] : scope) {
      const auto place = static_cast<std::size_t>(std::ranges::find(columns_, column) - columns_.begin());
      if (place >= columns_.size() || place >= record.places.size() || !lies_in(record.places[place], values))
        throw Unproved(
            fmt::format("record {} lies outside the scope of a reader, by its {}", record.id, column));
    }
}

void prove_counts(const std::vector<std::int64_t>& flagged, const Job& job, const Snapshot& snapshot) {
  for (std::size_t k = 0; k < job.rules.kpis.size(); ++k) {
    const KpiId& id = job.rules.kpis[k].id;
    const KpiResult* counted = find_kpi(snapshot, id);
    compare("rows of " + id.value, flagged.at(k), counted == nullptr ? 0 : counted->count.flagged);
  }
}

void prove_totals(const TrendReport& report, const Job& job, const Snapshot& snapshot) {
  compare("records", report.heading.records, snapshot.counts.total);
  for (std::size_t k = 0; k < job.rules.kpis.size(); ++k) {
    const KpiResult* counted = find_kpi(snapshot, job.rules.kpis[k].id);
    const std::optional<Share>& told = report.kpis.at(k).now;
    if ((counted != nullptr) != told.has_value()) differ(report.kpis[k].id, told ? 1 : 0, counted ? 1 : 0);
    if (!told) continue;
    compare(report.kpis[k].id, told->flagged, counted->count.flagged);
    compare("records of " + report.kpis[k].id, told->total, snapshot.counts.total);
  }
  for (const AxisFigures& axis : report.axes) prove_axis(axis, report.kpis.size(), report);
  if (report.owners) prove_axis(*report.owners, report.kpis.size(), report);
}

void prove_part(const Snapshot& part, const Snapshot& whole) {
  const AxisCount* axis = axis_of(part, whole);
  if (axis == nullptr) return;
  const std::vector<std::string>& values = part.part.only.begin()->second;
  if (axis->many && values.size() > 1) return;  // a record counts in each of its values
  std::int64_t total = 0;
  std::vector<std::int64_t> flagged(whole.counts.kpis.size(), 0);
  for (const SegmentCount& segment : axis->segments) {
    if (std::ranges::find(values, segment.value) == values.end()) continue;
    total += segment.total;
    for (std::size_t k = 0; k < flagged.size(); ++k) flagged[k] += segment.kpis.at(k).flagged;
  }
  compare("records of the part", part.counts.total, total);
  for (std::size_t k = 0; k < flagged.size(); ++k)
    if (const KpiResult* kpi = find_kpi(part, whole.counts.kpis[k].id))
      compare(kpi->id.value + " of the part", kpi->count.flagged, flagged[k]);
}

}  // namespace boletim

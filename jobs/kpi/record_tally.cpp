#include "jobs/kpi/record_tally.h"

#include <algorithm>

#include "jobs/kpi/traits.h"

namespace boletim {
namespace {

/// What no state tells apart has none.
KpiCount without_states(KpiCount count, bool stated) {
  if (!stated) count.states = {};
  return count;
}

}  // namespace

RecordTally::RecordTally(const TallyFrame& frame, bool is_sparse)
    : frame_(frame),
      whole_(frame.kpis.size()),
      impacts_(frame.kpis.size()),
      axes_(frame.axes.size(), AxisTally(frame.kpis.size(), is_sparse)) {
  whole_.grow(1);
}

void RecordTally::add(std::span<const std::uint32_t> rows, std::span<const Hit> hits) {
  whole_.record(0, static_cast<std::int64_t>(rows.size()));
  for (const Hit& hit : hits) whole_.flagged(0, hit.kpi, hit.state);
  for (std::size_t a = 0; a < axes_.size(); ++a) axes_[a].add(*frame_.segments[frame_.axes[a]], rows, hits);
  impacts_.begin(frame_.values);
  for (const std::uint32_t i : rows) impacts_.record(i);
  for (const Hit& hit : hits)
    if (hit.state != ContactState::Usable) impacts_.flagged(hit.kpi, hit.row);
}

void RecordTally::add_counted(const CountedGroups& groups, const std::vector<std::size_t>& active,
                              std::span<const std::uint32_t> rows) {
  for (const std::uint32_t i : rows) whole_.record(0, groups.records[active[i]]);
  for (std::size_t a = 0; a < axes_.size(); ++a)
    axes_[a].add_counted(*frame_.segments[frame_.axes[a]], groups, active, rows);
  impacts_.begin(frame_.values);
  for (const std::uint32_t i : rows)
    if (groups.records[active[i]] > 0) impacts_.records(i, groups, active[i]);
}

void RecordTally::merge(const RecordTally& other, const Renumbering& renumbering) {
  whole_.merge(other.whole_, {0});
  impacts_.merge(other.impacts_, renumbering.currencies);
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    const std::size_t trait = frame_.axes[a];
    axes_[a].merge(other.axes_[a], *frame_.segments[trait], renumbering.groups[trait]);
  }
  inactive_ += other.inactive_;
  registered_ += other.registered_;
}

Counts RecordTally::counts() const {
  Counts counts;
  counts.total = whole_.total(0);
  counts.inactive = inactive_;
  if (frame_.registered) counts.registered = registered_;
  for (std::size_t k = 0; k < frame_.kpis.size(); ++k) {
    KpiResult result{frame_.rules.kpis[k].id, frame_.verdicts.mapped(frame_.kpis[k]), {}};
    result.stated = frame_.verdicts.stated(frame_.kpis[k]);
    result.count = without_states(whole_.count(0, k), result.stated);
    if (result.mapped) result.impacts = impacts_.impacts(frame_.values, k);
    counts.kpis.push_back(std::move(result));
  }
  const std::size_t axes = axes_.size() - (frame_.owners ? 1 : 0);
  for (std::size_t a = 0; a < axes; ++a) counts.axes.push_back(this->counts(a));
  if (frame_.owners && !frame_.segments[frame_.axes.back()]->given_up()) counts.owners = this->counts(axes);
  return counts;
}

AxisCount RecordTally::counts(std::size_t axis) const {
  const AxisTally& tally = axes_[axis];
  const Segments& segments = *frame_.segments[frame_.axes[axis]];
  AxisCount result{segments.axis().column, {}, !segments.axis().many.empty(), definition_of(segments.axis())};
  for (std::size_t group = 0; group < segments.size(); ++group) {
    if (tally.total(group) == 0) continue;
    SegmentCount& segment = result.segments.emplace_back();
    segment.value = segments.name(group);
    segment.total = tally.total(group);
    for (std::size_t k = 0; k < frame_.kpis.size(); ++k)
      segment.kpis.push_back(without_states(tally.count(group, k), frame_.verdicts.stated(frame_.kpis[k])));
  }
  std::sort(result.segments.begin(), result.segments.end(),
            [](const SegmentCount& left, const SegmentCount& right) { return left.value < right.value; });
  return result;
}

}  // namespace boletim

#include "jobs/kpi/view_tally.h"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "jobs/failure.h"
#include "jobs/kpi/traits.h"
#include "jobs/registry/date_value.h"

namespace boletim {
namespace {

constexpr std::string_view kOwner = "owner";
constexpr std::string_view kCreatedAt = "created_at";

std::vector<std::size_t> numbers_of(const SharedList<Kpi>& kpis, const std::vector<Kpi>& all) {
  std::vector<std::size_t> numbers;
  for (const Kpi& kpi : kpis) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Kpi& other) { return other.id == kpi.id; });
    if (found == all.end())
      throw Failure(fmt::format("KPI {} is not among those of the registry; please report this as a bug",
                                kpi.id.value));
    numbers.push_back(static_cast<std::size_t>(found - all.begin()));
  }
  return numbers;
}

}  // namespace

ViewTally::ViewTally(const View& view, const RegistryRules& rules, Instant taken_at,
                     const QueryColumns& columns, const Verdicts& verdicts, const ImpactValues& values,
                     SegmentsByTrait& segments)
    : view_(view),
      columns_(columns),
      verdicts_(verdicts),
      values_(values),
      segments_(segments),
      selection_(*view.rules, rules.traits),
      kpis_(numbers_of(view.rules->kpis, rules.kpis)),
      whole_(kpis_.size()),
      impacts_(kpis_.size()) {
  for (const Selection::Condition& condition : selection_.conditions())
    only_.emplace_back(rules.traits[condition.trait], taken_at);
  for (std::size_t k = 0; k < kpis_.size(); ++k) {
    mask_ |= std::uint64_t{1} << kpis_[k];
    places_[kpis_[k]] = static_cast<std::uint32_t>(k);
  }
  segments_.resize(rules.traits.size());
  const auto segment_by = [&](std::size_t trait, Segments::TooMany too_many) {
    if (!segments_[trait])
      segments_[trait] = std::make_unique<Segments>(rules.traits[trait], taken_at, too_many);
    segments_[trait]->expect(too_many);
    axes_.push_back({trait, Tally(kpis_.size())});
  };
  for (const Axis& axis : view.rules->axes)
    segment_by(trait_of(rules.traits, axis.column), Segments::TooMany::Fail);
  owners_ = columns.has(kOwner);
  if (owners_) segment_by(trait_of(rules.traits, kOwner), Segments::TooMany::GiveUp);
  whole_.grow(1);
  if (view.since && columns.has(kCreatedAt)) registered_ = 0;
}

void ViewTally::add(const Batch& batch, const BatchRows& rows) {
  select(batch, rows.inactive);
  inactive_ += static_cast<std::int64_t>(selected_.size());
  select(batch, rows.active);
  find_hits();
  for (std::size_t n = selected_.size(); n > 0; --n) whole_.record(0);
  for (const Hit& hit : hits_) whole_.flagged(0, hit.kpi, hit.state);
  for (AxisTally& axis : axes_) add(axis);
  add_impacts();
  if (registered_) add_registered(batch, rows.active);
}

void ViewTally::add_counted(const CountedGroups& groups, const BatchRows& rows) {
  select(groups.batch, rows.inactive);
  for (const std::uint32_t i : selected_) inactive_ += groups.records[rows.inactive[i]];
  select(groups.batch, rows.active);
  for (const std::uint32_t i : selected_) whole_.record(0, groups.records[rows.active[i]]);
  for (AxisTally& axis : axes_) {
    Segments& segments = *segments_[axis.trait];
    for (const std::uint32_t i : selected_) segments.find(i);
    axis.tally.grow(segments.size());
    for (const std::uint32_t i : selected_)
      for (const std::uint32_t group : segments.groups_of(i))
        axis.tally.record(group, groups.records[rows.active[i]]);
  }
  impacts_.begin(values_);
  for (const std::uint32_t i : selected_)
    if (groups.records[rows.active[i]] > 0) impacts_.records(i, groups, rows.active[i]);
}

void ViewTally::add_impacts() {
  impacts_.begin(values_);
  for (const std::uint32_t i : selected_) impacts_.record(i);
  for (const Hit& hit : hits_)
    if (hit.state != ContactState::Usable) impacts_.flagged(hit.kpi, hit.row);
}

void ViewTally::add_registered(const Batch& batch, const std::vector<std::size_t>& rows) {
  const Column& created_at = *columns_.of(batch, kCreatedAt);
  for (const std::uint32_t i : selected_) {
    const auto date = date_value_at(created_at, rows[i]);
    if (date && *date > *view_.since) ++*registered_;
  }
}

/// Which of `rows` the view is about.
void ViewTally::select(const Batch& batch, const std::vector<std::size_t>& rows) {
  selected_.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) selected_[i] = static_cast<std::uint32_t>(i);
  for (std::size_t c = 0; c < only_.size(); ++c) {
    const Column* column = columns_.of(batch, only_[c].axis().column);
    const auto& accepted = selection_.conditions()[c].accepted;
    std::erase_if(selected_, [&](std::uint32_t i) {
      const auto values = only_[c].of(column, rows[i]);
      return std::none_of(values.begin(), values.end(),
                          [&](std::string_view value) { return accepted.contains(value); });
    });
  }
}

void ViewTally::find_hits() {
  hits_.clear();
  const std::vector<std::uint64_t>& flagged = verdicts_.flagged();
  const std::vector<std::uint64_t>& declined = verdicts_.declined();
  for (std::size_t k = 0; k < kpis_.size(); ++k)
    states_[kpis_[k]] = verdicts_.stated(kpis_[k]) ? &verdicts_.states(kpis_[k]) : nullptr;
  for (const std::uint32_t i : selected_) {
    for (std::uint64_t bits = (flagged[i] | declined[i]) & mask_; bits != 0; bits &= bits - 1) {
      const auto number = static_cast<std::size_t>(std::countr_zero(bits));
      const std::vector<ContactState>* states = states_[number];
      ContactState state = states == nullptr ? ContactState::Missing : (*states)[i];
      if ((flagged[i] >> number & 1) == 0) state = ContactState::Usable;
      hits_.push_back({i, places_[number], state});
    }
  }
}

void ViewTally::add(AxisTally& axis) {
  Segments& segments = *segments_[axis.trait];
  for (const std::uint32_t i : selected_) segments.find(i);
  axis.tally.grow(segments.size());
  for (const std::uint32_t i : selected_)
    for (const std::uint32_t group : segments.groups_of(i)) axis.tally.record(group);
  for (const Hit& hit : hits_)
    for (const std::uint32_t group : segments.groups_of(hit.row))
      axis.tally.flagged(group, hit.kpi, hit.state);
}

void ViewTally::merge(const ViewTally& other, const Renumbering& renumbering) {
  whole_.merge(other.whole_, {0});
  impacts_.merge(other.impacts_, renumbering.currencies);
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    AxisTally& axis = axes_[a];
    axis.tally.grow(segments_[axis.trait]->size());
    if (!segments_[axis.trait]->given_up())
      axis.tally.merge(other.axes_[a].tally, renumbering.groups[axis.trait]);
  }
  inactive_ += other.inactive_;
  if (registered_) *registered_ += other.registered_.value_or(0);
}

Counts ViewTally::counts() const {
  Counts counts;
  counts.total = whole_.total(0);
  counts.inactive = inactive_;
  counts.registered = registered_;
  std::vector<KpiCount> sums = this->counts(whole_, 0);
  for (std::size_t k = 0; k < kpis_.size(); ++k) {
    KpiResult result{view_.rules->kpis[k].id, verdicts_.mapped(kpis_[k]), std::move(sums[k])};
    result.stated = verdicts_.stated(kpis_[k]);
    if (result.mapped) result.impacts = impacts_.impacts(values_, k);
    counts.kpis.push_back(std::move(result));
  }
  const std::size_t axes = axes_.size() - (owners_ ? 1 : 0);
  for (std::size_t a = 0; a < axes; ++a) counts.axes.push_back(this->counts(axes_[a]));
  if (owners_ && !segments_[axes_.back().trait]->given_up()) counts.owners = this->counts(axes_.back());
  return counts;
}

std::vector<KpiCount> ViewTally::counts(const Tally& tally, std::size_t group) const {
  std::vector<KpiCount> counts;
  for (std::size_t k = 0; k < kpis_.size(); ++k) {
    counts.push_back(tally.count(group, k));
    if (!verdicts_.stated(kpis_[k])) counts.back().states = {};
  }
  return counts;
}

AxisCount ViewTally::counts(const AxisTally& axis) const {
  const Segments& segments = *segments_[axis.trait];
  AxisCount result{segments.axis().column, {}, !segments.axis().many.empty(), definition_of(segments.axis())};
  for (std::size_t group = 0; group < segments.size(); ++group) {
    if (group < axis.tally.groups() && axis.tally.total(group) > 0)
      result.segments.push_back(
          {std::string(segments.name(group)), axis.tally.total(group), counts(axis.tally, group)});
  }
  std::sort(result.segments.begin(), result.segments.end(),
            [](const SegmentCount& left, const SegmentCount& right) { return left.value < right.value; });
  return result;
}

}  // namespace boletim

#include "jobs/kpi/view_tally.h"

#include <algorithm>
#include <bit>
#include <memory>

#include <fmt/format.h>

#include "jobs/failure.h"
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
      selection_(*view.rules, rules.traits),
      frame_(frame(rules, verdicts, values, segments, taken_at)),
      whole_(frame_, view.is_part) {
  for (const Selection::Condition& condition : selection_.conditions())
    only_.emplace_back(rules.traits[condition.trait], taken_at);
  for (std::size_t k = 0; k < frame_.kpis.size(); ++k) {
    mask_ |= std::uint64_t{1} << frame_.kpis[k];
    places_[frame_.kpis[k]] = static_cast<std::uint32_t>(k);
  }
  add_splits(rules, taken_at);
}

TallyFrame ViewTally::frame(const RegistryRules& rules, const Verdicts& verdicts, const ImpactValues& values,
                            SegmentsByTrait& segments, Instant taken_at) const {
  TallyFrame frame{*view_.rules, verdicts, values, segments, numbers_of(view_.rules->kpis, rules.kpis)};
  segments.resize(rules.traits.size());
  const auto segment_by = [&](std::size_t trait, Segments::TooMany too_many) {
    if (!segments[trait])
      segments[trait] = std::make_unique<Segments>(rules.traits[trait], taken_at, too_many);
    segments[trait]->expect(too_many);
    return trait;
  };
  for (const Axis& axis : view_.rules->axes)
    frame.axes.push_back(segment_by(trait_of(rules.traits, axis.column), Segments::TooMany::Fail));
  frame.owners = columns_.has(kOwner);
  if (frame.owners)
    frame.axes.push_back(segment_by(trait_of(rules.traits, kOwner), Segments::TooMany::GiveUp));
  for (const ViewSplit& split : view_.splits)
    segment_by(trait_of(rules.traits, split.column), Segments::TooMany::Fail);
  frame.registered = view_.since && columns_.has(kCreatedAt);
  return frame;
}

void ViewTally::add_splits(const RegistryRules& rules, Instant taken_at) {
  for (const ViewSplit& split : view_.splits) {
    const std::size_t trait = trait_of(rules.traits, split.column);
    const Selection::Condition* accepted = nullptr;
    for (const Selection::Condition& condition : selection_.conditions())
      if (condition.trait == trait) accepted = &condition;
    splits_.emplace_back(frame_, split, trait, taken_at, accepted);
  }
}

void ViewTally::add(const Batch& batch, const BatchRows& rows) {
  select(batch, rows.inactive);
  whole_.add_inactive(static_cast<std::int64_t>(selected_.size()));
  for (std::size_t s = 0; s < splits_.size(); ++s)
    splits_[s].add_inactive(columns_.of(batch, view_.splits[s].column), rows.inactive, selected_);
  select(batch, rows.active);
  find_hits();
  whole_.add(selected_, hits_);
  if (frame_.registered) find_registered(batch, rows.active);
  whole_.add_registered(static_cast<std::int64_t>(registered_.size()));
  for (SplitTally& split : splits_) split.add(selected_, hits_, registered_);
}

void ViewTally::add_counted(const CountedGroups& groups, const BatchRows& rows) {
  select(groups.batch, rows.inactive);
  for (const std::uint32_t i : selected_) whole_.add_inactive(groups.records[rows.inactive[i]]);
  for (std::size_t s = 0; s < splits_.size(); ++s)
    splits_[s].add_inactive(columns_.of(groups.batch, view_.splits[s].column), rows.inactive, selected_,
                            &groups.records);
  select(groups.batch, rows.active);
  whole_.add_counted(groups, rows.active, selected_);
  for (SplitTally& split : splits_) split.add_counted(groups, rows.active, selected_);
}

void ViewTally::find_registered(const Batch& batch, const std::vector<std::size_t>& rows) {
  registered_.clear();
  const Column& created_at = *columns_.of(batch, kCreatedAt);
  for (const std::uint32_t i : selected_) {
    const auto date = date_value_at(created_at, rows[i]);
    if (date && *date > *view_.since) registered_.push_back(i);
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
  const std::vector<std::uint64_t>& flagged = frame_.verdicts.flagged();
  const std::vector<std::uint64_t>& declined = frame_.verdicts.declined();
  for (std::size_t k = 0; k < frame_.kpis.size(); ++k)
    states_[frame_.kpis[k]] =
        frame_.verdicts.stated(frame_.kpis[k]) ? &frame_.verdicts.states(frame_.kpis[k]) : nullptr;
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

void ViewTally::merge(const ViewTally& other, const Renumbering& renumbering) {
  whole_.merge(other.whole_, renumbering);
  for (std::size_t s = 0; s < splits_.size(); ++s) splits_[s].merge(other.splits_[s], renumbering);
}

std::vector<SplitCounts> ViewTally::splits() const {
  std::vector<SplitCounts> all;
  for (const SplitTally& split : splits_) all.push_back(split.counts());
  return all;
}

}  // namespace boletim

#include "jobs/kpi/flow_tally.h"

#include <algorithm>

namespace boletim {
namespace {

using Selected = TraitReader::Selected;
using Field = std::int64_t Flows::*;
using Kind = FlaggedChange::Kind;

Kind kind_of(Opening opening) {
  switch (opening) {
    case Opening::Registered:
      return Kind::Registered;
    case Opening::Lost:
      return Kind::Lost;
    case Opening::Reopened:
      return Kind::Reopened;
    case Opening::Reclassified:
      return Kind::FlaggedByRule;
    case Opening::Moved:
      break;
  }
  return Kind::MovedIn;
}

Kind kind_of(Closing closing) {
  switch (closing) {
    case Closing::Corrected:
      return Kind::Corrected;
    case Closing::Removed:
      return Kind::Removed;
    case Closing::Reclassified:
      return Kind::ClearedByRule;
    case Closing::Moved:
      break;
  }
  return Kind::MovedOut;
}

/// When the episode ended that the i-th spell is a part of; nothing while it is open.
std::optional<Instant> end_of_episode(const std::vector<Spell>& course, std::size_t i) {
  while (i + 1 < course.size() && course[i].end && course[i].end->closing == Closing::Moved) ++i;
  return course[i].end ? std::optional(course[i].end->at) : std::nullopt;
}

Field field_of(Kind kind) {
  switch (kind) {
    case Kind::Corrected:
      return &Flows::corrected;
    case Kind::Reopened:
      return &Flows::reopened;
    case Kind::Registered:
      return &Flows::registered;
    case Kind::Lost:
      return &Flows::lost;
    case Kind::Removed:
      return &Flows::removed;
    case Kind::MovedIn:
      return &Flows::moved_in;
    case Kind::MovedOut:
      return &Flows::moved_out;
    case Kind::FlaggedByRule:
    case Kind::ClearedByRule:
      break;
  }
  return &Flows::reclassified;
}

std::int64_t end_of(const Flows& flows) {
  return flows.previous + flows.registered + flows.lost + flows.reopened + flows.moved_in +
         flows.reclassified - flows.corrected - flows.removed - flows.moved_out;
}

bool is_among(const std::vector<std::string_view>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

const AxisCount* comparable(const Counts& counts, const Axis& axis) {
  for (const AxisCount& one : counts.axes)
    if (one.column == axis.column && one.definition == definition_of(axis)) return &one;
  return nullptr;
}

const SegmentCount* find_segment(const AxisCount& axis, std::string_view value) {
  const auto found =
      std::lower_bound(axis.segments.begin(), axis.segments.end(), value,
                       [](const SegmentCount& segment, std::string_view v) { return segment.value < v; });
  return found == axis.segments.end() || found->value != value ? nullptr : &*found;
}

/// One that had no record left, but had some, or has flows.
SegmentCount& segment_of(AxisCount& axis, const std::string& value, std::size_t kpis) {
  const auto at =
      std::lower_bound(axis.segments.begin(), axis.segments.end(), value,
                       [](const SegmentCount& segment, const std::string& v) { return segment.value < v; });
  if (at != axis.segments.end() && at->value == value) return *at;
  return *axis.segments.insert(at, SegmentCount{value, 0, std::vector<KpiCount>(kpis)});
}

}  // namespace

FlowTally::FlowTally(const TraitReader& traits, std::vector<KpiId> kpis, std::optional<FlowsFrom> from,
                     Instant taken_at)
    : traits_(traits),
      kpis_(std::move(kpis)),
      from_(from),
      taken_at_(taken_at),
      previous_(kpis_.size()),
      is_exact_(!from || from->same_selection),
      total_(kpis_.size()),
      days_(kpis_.size()) {
  for (std::size_t a = 0; a < traits_.axes().size(); ++a) axes_.push_back({a});
  if (!from_) return;
  for (std::size_t k = 0; k < kpis_.size(); ++k)
    for (std::size_t i = 0; i < from_->counts->kpis.size(); ++i)
      if (const KpiResult& then = from_->counts->kpis[i]; then.id == kpis_[k] && then.mapped)
        previous_[k] = i;
}

void FlowTally::add(std::size_t kpi, const std::vector<Spell>& course) {
  for (std::size_t i = 0; i < course.size(); ++i) {
    const Spell& spell = course[i];
    if (!spell.end) count_days(kpi, spell, &Days::open, taken_at_);
    if (!has_flows(kpi)) continue;
    const bool goes_on = spell.opening == Opening::Moved && i > 0;  // told with the end of the one before
    if (!goes_on && spell.opened_pass > from_->pass) count_opening(kpi, course, i);
    if (!spell.end || spell.end->pass <= from_->pass) continue;
    if (spell.end->closing == Closing::Moved && i + 1 < course.size())
      count_move(kpi, course, i);
    else
      count_closing(kpi, spell);
  }
}

void FlowTally::count_opening(std::size_t kpi, const std::vector<Spell>& course, std::size_t i) {
  const Spell& spell = course[i];
  const Kind kind = kind_of(spell.opening);
  if (count_event(kpi, kind, spell))
    events_.push_back({kind, kpi, &spell, spell.opened_at, end_of_episode(course, i).value_or(taken_at_)});
}

void FlowTally::count_closing(std::size_t kpi, const Spell& spell) {
  const Kind kind = kind_of(spell.end->closing);
  if (count_event(kpi, kind, spell)) events_.push_back({kind, kpi, &spell, spell.end->at, spell.end->at});
  if (kind == Kind::Corrected) count_days(kpi, spell, &Days::corrected, spell.end->at);
}

/// Whether the spell is of a record that the job is about.
bool FlowTally::read(const Spell& spell, TraitReader::Values& values) {
  traits_.read(spell.layout, spell.traits, values);
  is_exact_ = is_exact_ && values.selected != Selected::Unknown;
  return values.selected == Selected::Yes;
}

void FlowTally::count(OfAxis& axis, std::size_t kpi, Field field, int by, std::string_view value) {
  auto found = axis.values.find(value);
  if (found == axis.values.end())
    found = axis.values.emplace(std::string(value), std::vector<Flows>(kpis_.size())).first;
  found->second[kpi].*field += by;
}

/// Whether it is one of the job's records.
bool FlowTally::count_event(std::size_t kpi, Kind kind, const Spell& spell) {
  if (!read(spell, values_)) return false;
  const Field field = field_of(kind);
  const int by = kind == Kind::ClearedByRule ? -1 : 1;
  total_[kpi].*field += by;
  for (OfAxis& axis : axes_) {
    const TraitReader::OfAxis& of = values_.axes[axis.axis];
    axis.known = axis.known && of.known;
    for (const std::string_view value : of.values) count(axis, kpi, field, by, value);
  }
  return true;
}

/// Moving changes a total only into or out of what the job is about, and a segment only where the record
/// was not, or is no longer, in it.
void FlowTally::count_move(std::size_t kpi, const std::vector<Spell>& course, std::size_t i) {
  const Spell &from = course[i], &to = course[i + 1];
  const bool was_in = read(from, values_);
  const bool is_in = read(to, others_);
  if (was_in && !is_in) {
    ++total_[kpi].moved_out;
    events_.push_back({Kind::MovedOut, kpi, &from, from.end->at, from.end->at});
  }
  if (is_in && !was_in) {
    ++total_[kpi].moved_in;
    const Instant until = end_of_episode(course, i + 1).value_or(taken_at_);
    events_.push_back({Kind::MovedIn, kpi, &to, to.opened_at, until});
  }
  for (OfAxis& axis : axes_) {
    const TraitReader::OfAxis& then = values_.axes[axis.axis];
    const TraitReader::OfAxis& now = others_.axes[axis.axis];
    axis.known = axis.known && (then.known || !was_in) && (now.known || !is_in);
    if (was_in)
      for (const std::string_view value : then.values)
        if (!is_in || !is_among(now.values, value)) count(axis, kpi, &Flows::moved_out, 1, value);
    if (is_in)
      for (const std::string_view value : now.values)
        if (!was_in || !is_among(then.values, value)) count(axis, kpi, &Flows::moved_in, 1, value);
  }
}

void FlowTally::count_days(std::size_t kpi, const Spell& spell, DayTally Days::*days, Instant until) {
  traits_.read(spell.layout, spell.traits, values_);
  if (values_.selected != Selected::Yes) return;
  (days_[kpi].*days).add(until - spell.since);
  for (const std::string_view owner : values_.axes.back().values) {
    auto found = owner_days_.find(owner);
    if (found == owner_days_.end())
      found = owner_days_.emplace(std::string(owner), std::vector<Days>(kpis_.size())).first;
    (found->second[kpi].*days).add(until - spell.since);
  }
}

void FlowTally::settle(KpiCount& count, Flows flows, std::int64_t previous) const {
  flows.previous = previous;
  if (!is_exact_) flows.reclassified += count.flagged - end_of(flows);
  count.flows = flows;
}

void FlowTally::finish_axis(const OfAxis& flows, AxisCount& axis, const AxisCount* previous) const {
  if (previous == nullptr || !flows.known) return;
  const auto previous_flagged = [&](const SegmentCount& segment, std::size_t kpi) {
    return has_flows(kpi) ? segment.kpis[*previous_[kpi]].flagged : 0;
  };
  for (const auto& [value, of_kpis] : flows.values)
    if (std::any_of(of_kpis.begin(), of_kpis.end(), [](const Flows& one) { return one != Flows{}; }))
      segment_of(axis, value, kpis_.size());
  for (const SegmentCount& segment : previous->segments)
    for (std::size_t k = 0; k < kpis_.size(); ++k)
      if (previous_flagged(segment, k) != 0) segment_of(axis, segment.value, kpis_.size());
  for (SegmentCount& segment : axis.segments) {
    const SegmentCount* then = find_segment(*previous, segment.value);
    const auto found = flows.values.find(segment.value);
    for (std::size_t k = 0; k < kpis_.size(); ++k)
      if (has_flows(k))
        settle(segment.kpis[k], found == flows.values.end() ? Flows{} : found->second[k],
               then == nullptr ? 0 : previous_flagged(*then, k));
  }
}

void FlowTally::finish_owners(AxisCount& owners) const {
  if (from_ && from_->counts->owners && from_->counts->owners->definition == owners.definition)
    finish_axis(axes_.back(), owners, &*from_->counts->owners);
  for (SegmentCount& segment : owners.segments) {
    const auto found = owner_days_.find(segment.value);
    if (found == owner_days_.end()) continue;
    for (std::size_t k = 0; k < kpis_.size(); ++k) {
      segment.kpis[k].days_open = found->second[k].open.spread();
      segment.kpis[k].days_to_correct = found->second[k].corrected.spread();
    }
  }
}

void FlowTally::finish(Counts& counts) {
  for (std::size_t k = 0; k < kpis_.size(); ++k) {
    if (!counts.kpis[k].mapped) previous_[k].reset();
    KpiCount& count = counts.kpis[k].count;
    if (has_flows(k)) settle(count, total_[k], from_->counts->kpis[*previous_[k]].count.flagged);
    count.days_open = days_[k].open.spread();
    count.days_to_correct = days_[k].corrected.spread();
  }
  for (std::size_t a = 0; a < counts.axes.size(); ++a) {
    const Axis& axis = traits_.axes()[a];
    counts.axes[a].definition = definition_of(axis);
    finish_axis(axes_[a], counts.axes[a], from_ ? comparable(*from_->counts, axis) : nullptr);
  }
  if (counts.owners) {
    counts.owners->definition = definition_of(traits_.axes().back());
    finish_owners(*counts.owners);
  }
  check_adds_up(counts);
}

}  // namespace boletim

#include "jobs/kpi/split_tally.h"

#include <algorithm>

namespace boletim {

SplitTally::SplitTally(const TallyFrame& frame, const ViewSplit& split, std::size_t trait, Instant now,
                       const Selection::Condition* accepted)
    : frame_(frame),
      split_(split),
      trait_(trait),
      accepted_(accepted),
      inactive_values_(frame.segments[trait]->axis(), now, Segments::TooMany::GiveUp) {
  for (const std::string& value : split_.values) new_member(value);
}

std::uint32_t SplitTally::new_member(std::string_view value) {
  members_.push_back({std::string(value), std::make_unique<RecordTally>(frame_, true)});
  return static_cast<std::uint32_t>(members_.size() - 1);
}

std::uint32_t SplitTally::member_of(std::uint32_t group) {
  if (by_group_.size() <= group) by_group_.resize(frame_.segments[trait_]->size(), kUnknown);
  std::uint32_t& member = by_group_[group];
  if (member != kUnknown) return member;
  const std::string_view value = frame_.segments[trait_]->name(group);
  if (!accepts(value)) return member = kNobody;
  const auto known =
      std::find_if(members_.begin(), members_.end(), [&](const Member& one) { return one.value == value; });
  if (known != members_.end()) return member = static_cast<std::uint32_t>(known - members_.begin());
  if (!split_.others) return member = kNobody;
  too_many_ = too_many_ || members_.size() - split_.values.size() >= split_.most;
  return member = too_many_ ? kNobody : new_member(value);
}

bool SplitTally::accepts(std::string_view value) const {
  return accepted_ == nullptr || accepted_->accepted.contains(value);
}

/// Each row to the members that its values are of.
void SplitTally::share_out(std::span<const std::uint32_t> rows) {
  Segments& segments = *frame_.segments[trait_];
  for (const std::uint32_t i : rows) {
    segments.find(i);
    for (const std::uint32_t group : segments.groups_of(i)) {
      const std::uint32_t member = member_of(group);
      if (member == kNobody) continue;
      if (members_[member].rows.empty()) busy_.push_back(member);
      members_[member].rows.push_back(i);
    }
  }
}

void SplitTally::take_back() {
  for (const std::uint32_t member : busy_) {
    members_[member].rows.clear();
    members_[member].hits.clear();
  }
  busy_.clear();
}

void SplitTally::add(std::span<const std::uint32_t> rows, std::span<const Hit> hits,
                     std::span<const std::uint32_t> registered) {
  if (too_many_) return;
  const Segments& segments = *frame_.segments[trait_];
  const auto each_member = [&](std::uint32_t row, auto take) {
    for (const std::uint32_t group : segments.groups_of(row))
      if (const std::uint32_t member = member_of(group); member != kNobody) take(members_[member]);
  };
  share_out(rows);
  for (const Hit& hit : hits) each_member(hit.row, [&](Member& member) { member.hits.push_back(hit); });
  for (const std::uint32_t row : registered)
    each_member(row, [](Member& member) { member.tally->add_registered(1); });
  for (const std::uint32_t member : busy_)
    members_[member].tally->add(members_[member].rows, members_[member].hits);
  take_back();
}

void SplitTally::add_counted(const CountedGroups& groups, const std::vector<std::size_t>& active,
                             std::span<const std::uint32_t> rows) {
  if (too_many_) return;
  share_out(rows);
  for (const std::uint32_t member : busy_)
    members_[member].tally->add_counted(groups, active, members_[member].rows);
  take_back();
}

void SplitTally::add_inactive(const Column* column, const std::vector<std::size_t>& inactive,
                              std::span<const std::uint32_t> which,
                              const std::vector<std::int64_t>* records) {
  inactive_values_.begin(column, inactive);
  for (const std::uint32_t i : which) {
    inactive_values_.find(i);
    inactive_.resize(inactive_values_.size());
    for (const std::uint32_t group : inactive_values_.groups_of(i))
      inactive_[group] += records == nullptr ? 1 : (*records)[inactive[i]];
  }
}

void SplitTally::merge(const SplitTally& other, const Renumbering& renumbering) {
  too_many_ = too_many_ || other.too_many_;
  const std::vector<std::uint32_t> groups = inactive_values_.merge(other.inactive_values_);
  inactive_.resize(inactive_values_.size());
  if (!inactive_values_.given_up())
    for (std::size_t theirs = 0; theirs < other.inactive_.size(); ++theirs)
      inactive_[groups[theirs]] += other.inactive_[theirs];
  for (std::size_t theirs = 0; theirs < other.by_group_.size(); ++theirs) {
    const std::uint32_t from = other.by_group_[theirs];
    if (from == kUnknown || from == kNobody) continue;
    const std::uint32_t to = member_of(renumbering.groups[trait_][theirs]);
    if (to != kNobody) members_[to].tally->merge(*other.members_[from].tally, renumbering);
  }
}

SplitCounts SplitTally::counts() const {
  if (too_many_ || inactive_values_.given_up()) return {{}, true};
  SplitCounts all;
  for (const Member& member : members_) all.values.push_back({member.value, member.tally->counts()});
  for (ValueCounts& one : all.values)
    for (std::size_t group = 0; group < inactive_.size(); ++group)
      if (inactive_values_.name(group) == one.value && accepts(one.value))
        one.counts.inactive += inactive_[group];
  std::sort(all.values.begin(), all.values.end(),
            [](const ValueCounts& left, const ValueCounts& right) { return left.value < right.value; });
  return all;
}

}  // namespace boletim

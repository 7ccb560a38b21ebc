#include "jobs/kpi/segments.h"

#include <algorithm>

#include <fmt/format.h>

#include "jobs/failure.h"

namespace boletim {

void Tally::add_group() {
  totals_.push_back(0);
  cells_.resize(cells_.size() + kpis_);
}

KpiCount Tally::count(std::size_t group, std::size_t kpi) const {
  const Cell& cell = cells_[group * kpis_ + kpi];
  const auto of = [&cell](ContactState state) { return cell[static_cast<std::size_t>(state)]; };
  KpiCount count;
  count.states = {of(ContactState::Missing), of(ContactState::Placeholder), of(ContactState::Malformed),
                  of(ContactState::Landline), of(ContactState::Correctable)};
  count.declined = of(ContactState::Usable);
  for (const std::int64_t n : cell) count.flagged += n;
  count.flagged -= count.declined;
  return count;
}

std::size_t Segments::group_of(std::string_view value) {
  const auto found = groups_.find(value);
  if (found != groups_.end()) return found->second;
  bytes_ += value.size();
  if (groups_.size() == kMostValues || bytes_ > kMostBytes) {
    throw Failure(
        fmt::format("axis {} has more than {} values, or {} MiB of them, too many to segment by; take it out "
                    "of `axes`, or "
                    "group its values in the query",
                    column_, kMostValues, kMostBytes >> 20));
  }
  const std::size_t group = groups_.size();
  groups_.emplace(value, group);
  tally.add_group();
  return group;
}

AxisCount Segments::counts() const {
  AxisCount axis{column_, {}};
  axis.segments.reserve(groups_.size());
  for (const auto& [value, group] : groups_) {
    SegmentCount segment{value, tally.total(group), {}};
    for (std::size_t kpi = 0; kpi < kpis_; ++kpi) segment.kpis.push_back(tally.count(group, kpi));
    axis.segments.push_back(std::move(segment));
  }
  std::sort(axis.segments.begin(), axis.segments.end(),
            [](const SegmentCount& left, const SegmentCount& right) { return left.value < right.value; });
  return axis;
}

}  // namespace boletim

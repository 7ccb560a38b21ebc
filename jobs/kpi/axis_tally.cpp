#include "jobs/kpi/axis_tally.h"

namespace boletim {

void AxisTally::make_room(const Segments& segments) {
  if (is_sparse_)
    places_.resize(segments.size(), kNone);
  else
    tally_.grow(segments.size());
}

std::uint32_t AxisTally::place(std::uint32_t group) {
  if (!is_sparse_) return group;
  if (places_[group] == kNone) {
    places_[group] = static_cast<std::uint32_t>(tally_.groups());
    tally_.grow(tally_.groups() + 1);
  }
  return places_[group];
}

void AxisTally::add(Segments& segments, std::span<const std::uint32_t> rows, std::span<const Hit> hits) {
  for (const std::uint32_t i : rows) segments.find(i);
  make_room(segments);
  for (const std::uint32_t i : rows)
    for (const std::uint32_t group : segments.groups_of(i)) tally_.record(place(group));
  for (const Hit& hit : hits)
    for (const std::uint32_t group : segments.groups_of(hit.row))
      tally_.flagged(place(group), hit.kpi, hit.state);
}

void AxisTally::add_counted(Segments& segments, const CountedGroups& groups,
                            const std::vector<std::size_t>& active, std::span<const std::uint32_t> rows) {
  for (const std::uint32_t i : rows) segments.find(i);
  make_room(segments);
  for (const std::uint32_t i : rows)
    for (const std::uint32_t group : segments.groups_of(i))
      tally_.record(place(group), groups.records[active[i]]);
}

void AxisTally::merge(const AxisTally& other, const Segments& segments,
                      const std::vector<std::uint32_t>& groups) {
  make_room(segments);
  if (segments.given_up()) return;
  std::vector<std::uint32_t> places(other.tally_.groups());
  for (std::uint32_t theirs = 0; theirs < groups.size(); ++theirs)
    if (other.total(theirs) > 0) places[other.known_place(theirs)] = place(groups[theirs]);
  if (tally_.groups() > 0) tally_.merge(other.tally_, places);
}

std::int64_t AxisTally::total(std::size_t group) const {
  if (is_sparse_ && (group >= places_.size() || places_[group] == kNone)) return 0;
  const std::size_t place = known_place(group);
  return place < tally_.groups() ? tally_.total(place) : 0;
}

}  // namespace boletim

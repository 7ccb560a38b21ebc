#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "jobs/kpi/counted_groups.h"
#include "jobs/kpi/segments.h"
#include "jobs/kpi/snapshot.h"
#include "jobs/kpi/tally.h"

namespace boletim {

/// Of a row of the batch that a view is about: flagged by its KPI in this state, or declined (Usable).
struct Hit {
  std::uint32_t row;
  std::uint32_t kpi;
  ContactState state;
};

/// The counts of one axis, by the numbers of its segment values.
class AxisTally {
 public:
  /// A sparse one takes room only for values that it meets: there may be hundreds over the same thousands of
  /// values.
  AxisTally(std::size_t kpis, bool is_sparse) : tally_(kpis), is_sparse_(is_sparse) {}

  /// Rows of a batch that `segments` has been told of.
  void add(Segments& segments, std::span<const std::uint32_t> rows, std::span<const Hit> hits);
  /// The same of groups, of none of which anything is flagged; row i stands for element `active[i]`.
  void add_counted(Segments& segments, const CountedGroups& groups, const std::vector<std::size_t>& active,
                   std::span<const std::uint32_t> rows);
  /// Adds what another one counted, whose groups are those of `segments` that `groups` names.
  void merge(const AxisTally& other, const Segments& segments, const std::vector<std::uint32_t>& groups);

  /// Of a value's number: nothing where no record has it.
  std::int64_t total(std::size_t group) const;
  /// Where there are some.
  KpiCount count(std::size_t group, std::size_t kpi) const { return tally_.count(known_place(group), kpi); }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  void make_room(const Segments& segments);
  /// Where the counts of a value stand.
  std::uint32_t place(std::uint32_t group);
  std::size_t known_place(std::size_t group) const { return is_sparse_ ? places_[group] : group; }

  Tally tally_;
  bool is_sparse_;
  std::vector<std::uint32_t> places_;  ///< of a sparse one, by number
};

}  // namespace boletim

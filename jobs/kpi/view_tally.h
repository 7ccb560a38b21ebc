#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "jobs/kpi/counted_groups.h"
#include "jobs/kpi/impact_values.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/record_tally.h"
#include "jobs/kpi/registry_rules.h"
#include "jobs/kpi/selection.h"
#include "jobs/kpi/snapshot.h"
#include "jobs/kpi/split_tally.h"
#include "jobs/kpi/verdicts.h"
#include "jobs/kpi/view.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// The rows of a batch that are not ignored.
struct BatchRows {
  std::vector<std::size_t> active, inactive;
};

/// What one view counts of a pass: its records, and those of each value that it is split by.
class ViewTally {
 public:
  /// References outlive it. Throws Failure for a KPI that is not the registry's.
  ViewTally(const View& view, const RegistryRules& rules, Instant taken_at, const QueryColumns& columns,
            const Verdicts& verdicts, const ImpactValues& values, SegmentsByTrait& segments);
  ViewTally(const ViewTally&) = delete;  // its tallies refer to it
  ViewTally& operator=(const ViewTally&) = delete;

  /// Counts a batch whose active rows `verdicts` has judged, and `values` and `segments` have been told of.
  void add(const Batch& batch, const BatchRows& rows);
  /// The same of groups, of none of which anything is flagged.
  void add_counted(const CountedGroups& groups, const BatchRows& rows);
  /// Adds what another pass counted for the same view.
  void merge(const ViewTally& other, const Renumbering& renumbering);

  bool is_part() const { return view_.is_part; }
  Counts counts() const { return whole_.counts(); }
  std::vector<SplitCounts> splits() const;

 private:
  TallyFrame frame(const RegistryRules& rules, const Verdicts& verdicts, const ImpactValues& values,
                   SegmentsByTrait& segments, Instant taken_at) const;
  void add_splits(const RegistryRules& rules, Instant taken_at);
  void select(const Batch& batch, const std::vector<std::size_t>& rows);
  void find_hits();
  void find_registered(const Batch& batch, const std::vector<std::size_t>& rows);

  const View view_;
  const QueryColumns& columns_;
  const Selection selection_;
  std::vector<SegmentValues> only_;  ///< of the columns that `selection_` asks for
  const TallyFrame frame_;
  std::uint64_t mask_ = 0;                         ///< bits of the view's KPIs
  std::array<std::uint32_t, kMostKpis> places_{};  ///< of the registry's numbers, those of the view
  RecordTally whole_;
  std::deque<SplitTally> splits_;

  // Of the current batch.
  std::vector<std::uint32_t> selected_;
  std::vector<std::uint32_t> registered_;  ///< those of them that were registered since
  std::vector<Hit> hits_;
  std::array<const std::vector<ContactState>*, kMostKpis> states_{};  ///< by the registry's numbers
};

}  // namespace boletim

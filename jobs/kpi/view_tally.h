#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "jobs/kpi/counted_groups.h"
#include "jobs/kpi/impact_tally.h"
#include "jobs/kpi/impact_values.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/registry_rules.h"
#include "jobs/kpi/segments.h"
#include "jobs/kpi/selection.h"
#include "jobs/kpi/snapshot.h"
#include "jobs/kpi/tally.h"
#include "jobs/kpi/verdicts.h"
#include "jobs/kpi/view.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// The rows of a batch that are not ignored.
struct BatchRows {
  std::vector<std::size_t> active, inactive;
};

/// What one view counts of a pass.
class ViewTally {
 public:
  /// By trait of the registry; nothing where no view segments by it. The views of a pass share them.
  using SegmentsByTrait = std::vector<std::unique_ptr<Segments>>;

  /// References outlive it. Throws Failure for a KPI that is not the registry's.
  ViewTally(const View& view, const RegistryRules& rules, Instant taken_at, const QueryColumns& columns,
            const Verdicts& verdicts, const ImpactValues& values, SegmentsByTrait& segments);

  /// Counts a batch whose active rows `verdicts` has judged, and `values` and `segments` have been told of.
  void add(const Batch& batch, const BatchRows& rows);
  /// The same of groups, of none of which anything is flagged.
  void add_counted(const CountedGroups& groups, const BatchRows& rows);
  /// What the numbers of another pass's segment values, by trait, and of its currencies are in this one's.
  struct Renumbering {
    std::vector<std::vector<std::uint32_t>> groups;
    std::vector<std::uint16_t> currencies;
  };
  /// Adds what another pass counted for the same view.
  void merge(const ViewTally& other, const Renumbering& renumbering);
  Counts counts() const;

 private:
  /// Of a selected row of the batch: flagged by a KPI in this state, or declined (Usable).
  struct Hit {
    std::uint32_t row;
    std::uint32_t kpi;
    ContactState state;
  };
  struct AxisTally {
    std::size_t trait;
    Tally tally;
  };
  void select(const Batch& batch, const std::vector<std::size_t>& rows);
  void find_hits();
  void add_impacts();
  void add_registered(const Batch& batch, const std::vector<std::size_t>& rows);
  void add(AxisTally& axis);
  AxisCount counts(const AxisTally& axis) const;
  std::vector<KpiCount> counts(const Tally& tally, std::size_t group) const;

  const View view_;
  const QueryColumns& columns_;
  const Verdicts& verdicts_;
  const ImpactValues& values_;
  SegmentsByTrait& segments_;
  const Selection selection_;
  std::vector<SegmentValues> only_;                ///< of the columns that `selection_` asks for
  std::vector<std::size_t> kpis_;                  ///< the registry's number of each of the view's
  std::uint64_t mask_ = 0;                         ///< their bits
  std::array<std::uint32_t, kMostKpis> places_{};  ///< of the registry's numbers, those of the view
  Tally whole_;
  ImpactTally impacts_;
  std::vector<AxisTally> axes_;  ///< the view's, then that of the owners
  bool owners_ = false;
  std::int64_t inactive_ = 0;
  std::optional<std::int64_t> registered_;

  // Of the current batch.
  std::vector<std::uint32_t> selected_;
  std::vector<Hit> hits_;
  std::array<const std::vector<ContactState>*, kMostKpis> states_{};  ///< by the registry's numbers
};

}  // namespace boletim

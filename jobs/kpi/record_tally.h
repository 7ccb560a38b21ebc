#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "jobs/kpi/axis_tally.h"
#include "jobs/kpi/counted_groups.h"
#include "jobs/kpi/impact_tally.h"
#include "jobs/kpi/impact_values.h"
#include "jobs/kpi/rules.h"
#include "jobs/kpi/segments.h"
#include "jobs/kpi/snapshot.h"
#include "jobs/kpi/tally.h"
#include "jobs/kpi/verdicts.h"

namespace boletim {

/// By trait of the registry; nothing where no view segments by it. The views of a pass share them.
using SegmentsByTrait = std::vector<std::unique_ptr<Segments>>;

/// What the numbers of another pass's segment values, by trait, and of its currencies are in this one's.
struct Renumbering {
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<std::uint16_t> currencies;
};

/// By what all tallies of a view count. References outlive them.
struct TallyFrame {
  const Rules& rules;
  const Verdicts& verdicts;
  const ImpactValues& values;
  SegmentsByTrait& segments;
  std::vector<std::size_t> kpis{};  ///< the registry's number of each of the view's
  std::vector<std::size_t> axes{};  ///< traits: the view's, then that of the owners
  bool owners = false;
  bool registered = false;  ///< who was registered since is counted
};

/// Everything that is counted of some records: all of a view, or those with one value of a column.
class RecordTally {
 public:
  /// A sparse one is one of hundreds.
  RecordTally(const TallyFrame& frame, bool is_sparse);

  /// Active rows of a batch that the verdicts, values and segments have been told of; `hits`: all of theirs.
  void add(std::span<const std::uint32_t> rows, std::span<const Hit> hits);
  /// The same of groups, of none of which anything is flagged; row i stands for element `active[i]`.
  void add_counted(const CountedGroups& groups, const std::vector<std::size_t>& active,
                   std::span<const std::uint32_t> rows);
  void add_inactive(std::int64_t records) { inactive_ += records; }
  void add_registered(std::int64_t records) { registered_ += records; }
  /// Adds what another pass counted of the same.
  void merge(const RecordTally& other, const Renumbering& renumbering);

  Counts counts() const;

 private:
  AxisCount counts(std::size_t axis) const;

  const TallyFrame& frame_;
  Tally whole_;
  ImpactTally impacts_;
  std::vector<AxisTally> axes_;  ///< of the frame
  std::int64_t inactive_ = 0, registered_ = 0;
};

}  // namespace boletim

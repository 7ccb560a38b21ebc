#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "jobs/kpi/counted_groups.h"
#include "jobs/kpi/record_tally.h"
#include "jobs/kpi/selection.h"
#include "jobs/kpi/view.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// What was counted of one value of a column.
struct ValueCounts {
  std::string value;
  Counts counts;
  bool operator==(const ValueCounts&) const = default;
};

/// The counts of a view split by a column.
struct SplitCounts {
  std::vector<ValueCounts> values;  ///< bytewise
  bool too_many = false;            ///< values: then nothing is told
  bool operator==(const SplitCounts&) const = default;
};

/// Counts the records of a view by the values of a column, a tally for each as it turns up. Each row goes to
/// the tallies of its own values alone.
class SplitTally {
 public:
  /// `accepted`: the values of the column that the view is about; null = all. The segments of `trait` are
  /// there, and fail if they are too many. References outlive it.
  SplitTally(const TallyFrame& frame, const ViewSplit& split, std::size_t trait, Instant now,
             const Selection::Condition* accepted);

  /// As those of RecordTally; `registered`: which of `rows` were registered since.
  void add(std::span<const std::uint32_t> rows, std::span<const Hit> hits,
           std::span<const std::uint32_t> registered);
  void add_counted(const CountedGroups& groups, const std::vector<std::size_t>& active,
                   std::span<const std::uint32_t> rows);
  /// Of the inactive rows of a batch, those in `which`; of groups, with how many records each stands for.
  void add_inactive(const Column* column, const std::vector<std::size_t>& inactive,
                    std::span<const std::uint32_t> which, const std::vector<std::int64_t>* records = nullptr);
  void merge(const SplitTally& other, const Renumbering& renumbering);

  SplitCounts counts() const;

 private:
  /// Of one value, with what of the current batch is its.
  struct Member {
    std::string value;
    std::unique_ptr<RecordTally> tally;
    std::vector<std::uint32_t> rows{};
    std::vector<Hit> hits{};
  };
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
  static constexpr std::uint32_t kNobody = 0xFFFFFFFE;

  bool accepts(std::string_view value) const;
  std::uint32_t member_of(std::uint32_t group);
  std::uint32_t new_member(std::string_view value);
  void share_out(std::span<const std::uint32_t> rows);
  void take_back();

  const TallyFrame& frame_;
  const ViewSplit split_;
  const std::size_t trait_;
  const Selection::Condition* accepted_;
  Segments inactive_values_;
  std::vector<std::int64_t> inactive_;  ///< by their numbers
  std::vector<Member> members_;
  std::vector<std::uint32_t> by_group_;  ///< members by the number of their value
  bool too_many_ = false;
  std::vector<std::uint32_t> busy_;  ///< members with rows of the current batch
};

}  // namespace boletim

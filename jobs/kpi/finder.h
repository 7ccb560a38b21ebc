#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "jobs/kpi/active_rows.h"
#include "jobs/kpi/finding.h"
#include "jobs/kpi/query_columns.h"
#include "jobs/kpi/registry_rules.h"
#include "jobs/kpi/segment_values.h"
#include "jobs/kpi/verdicts.h"
#include "jobs/registry/batch.h"

namespace boletim {

/// Tells a sink of the records of a pass that are flagged, and of those that it wants.
class Finder {
 public:
  /// References outlive it. `before`: the rules of the previous pass, or null where they are the same. Ages
  /// are counted to `taken_at`.
  Finder(const RegistryRules& rules, const RegistryRules* before, Instant taken_at,
         const QueryColumns& columns, const Verdicts& verdicts, FindingSink& sink);

  /// `rows`: the active ones, which `verdicts` has judged.
  void add(const Batch& batch, const std::vector<std::size_t>& rows);

 private:
  void find_columns(const Batch& batch);
  void choose(const std::vector<std::size_t>& rows);
  void judge_before(const Batch& batch);
  void fill(std::size_t row, std::size_t i);

  const RegistryRules& rules_;
  const QueryColumns& columns_;
  const Verdicts& verdicts_;
  FindingSink& sink_;
  std::vector<SegmentValues> traits_;

  // Where the rules of the previous pass are others.
  std::vector<Kpi> kpis_before_;
  std::vector<std::size_t> number_before_;  ///< which of today's each of them is
  std::uint64_t known_before_ = 0;
  std::unique_ptr<Verdicts> verdicts_before_;
  std::unique_ptr<ActiveRows> rows_before_;

  /// Columns of the current batch; null where the query does not yield them.
  struct Found {
    const Column *id = nullptr, *created_at = nullptr, *updated_at = nullptr, *name = nullptr;
    std::array<const Column*, 5> texts{};
    std::vector<const Column*> traits{};
  };
  Found found_;

  // Of the current batch: rows that the sink is told of, and which of the active ones they are.
  std::vector<std::size_t> told_, numbers_;
  std::vector<std::uint64_t> before_;
  Finding finding_;  ///< reused, so that its texts keep their memory
};

}  // namespace boletim

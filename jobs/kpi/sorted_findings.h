#pragma once
#include <filesystem>
#include <string>

#include "jobs/kpi/external_sort.h"
#include "jobs/kpi/finding.h"
#include "jobs/kpi/record_filter.h"

namespace boletim {

/// Findings one after the other, by id, bytewise.
class Findings {
 public:
  virtual ~Findings() = default;
  /// False at the end.
  virtual bool next(Finding& finding) = 0;
};

/// Takes what a pass finds, in bounded memory, and gives it back by id: first add() all, then begin(). Throws
/// Failure if the disk is full.
class SortedFindings : public FindingSink, public Findings {
 public:
  static constexpr std::size_t kBudget = std::size_t{32} << 20;  ///< bytes of memory

  /// Wants those of which nothing is flagged if `known` may hold them; it outlives the adding. `with_rows`:
  /// keeps what a detail report shows. `scratch`: a directory for what does not fit into `budget`.
  SortedFindings(const std::filesystem::path& scratch, const RecordFilter& known, bool with_rows,
                 std::size_t budget = kBudget);
  bool wants(std::string_view id) const override { return known_.may_hold(id); }
  void add(const Finding& finding) override;
  void begin() { sort_.begin(); }
  bool next(Finding& finding) override;

 private:
  const RecordFilter& known_;
  const bool with_rows_;
  ExternalSort sort_;
  std::string bytes_;  ///< reused
};

}  // namespace boletim

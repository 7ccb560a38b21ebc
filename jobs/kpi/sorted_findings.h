#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

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

/// Takes what passes find, in bounded memory, and gives it back by id: first open() and add all, then
/// begin(). Throws Failure if the disk is full.
class SortedFindings : public FindingSinks, public Findings {
 public:
  static constexpr std::size_t kBudget = std::size_t{16} << 20;  ///< bytes of memory, of all sinks

  /// Wants those of which nothing is flagged if `known` may hold them; it outlives the adding. `with_rows`:
  /// keeps what a detail report shows. `scratch`: a directory for what does not fit into `budget`.
  SortedFindings(std::filesystem::path scratch, const RecordFilter& known, bool with_rows,
                 std::size_t budget = kBudget);
  ~SortedFindings() override;
  std::vector<FindingSink*> open(std::size_t readers) override;
  void begin();
  bool next(Finding& finding) override;

 private:
  class Part;

  const std::filesystem::path scratch_;
  const RecordFilter& known_;
  const bool with_rows_;
  const std::size_t budget_;
  std::vector<std::unique_ptr<Part>> parts_;
};

}  // namespace boletim

#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>

#include "jobs/kpi/flagged.h"

namespace boletim {

/// Flagged records and changes on disk: added in any order in bounded memory, sealed into one sorted file.
class Spill : public FlaggedSink {
 public:
  static constexpr std::size_t kBudget = std::size_t{16} << 20;  ///< bytes of memory

  /// Writes beside `file` (a file without a name, then FILE.part) until sealed; what is not sealed is removed
  /// by the destructor. Throws Failure if the disk is full.
  explicit Spill(std::filesystem::path file, std::size_t budget = kBudget);
  ~Spill() override;
  void add(const Flagged& record) override;
  /// Sorts into `file`, synced. After it the file is complete or, if it throws, absent. Call once, last.
  void seal();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

/// Reads the flagged records of a sealed file. Throws Failure if it is absent or damaged: a lost end is found
/// here, other damage by next() before it gives a record of the damaged part.
std::unique_ptr<FlaggedRows> read_spill(const std::filesystem::path& file);
/// Its changes, in the same way.
std::unique_ptr<FlaggedRows> read_changes(const std::filesystem::path& file);

}  // namespace boletim

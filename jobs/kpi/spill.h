#pragma once
#include <filesystem>
#include <memory>

#include "jobs/kpi/flagged.h"

namespace boletim {

/// Flagged records on disk: added in any order in bounded memory, sealed into one sorted file.
class Spill : public FlaggedSink {
 public:
  /// Writes beside `file` (names that start with it) until sealed; what is not sealed is removed by the
  /// destructor. Throws Failure if the disk is full.
  explicit Spill(std::filesystem::path file);
  ~Spill() override;
  void add(const Flagged& record) override;
  /// Sorts into `file`, synced. After it the file is complete or, if it throws, absent.
  void seal();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

/// Reads a sealed file. Throws Failure if it is absent or damaged (it carries a checksum and a count).
std::unique_ptr<FlaggedRows> read_spill(const std::filesystem::path& file);

}  // namespace boletim

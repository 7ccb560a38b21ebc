#pragma once
#include <filesystem>
#include <vector>

#include "jobs/values.h"

namespace boletim {

/// What a run keeps between its steps beside its counts, its spill file, kept where every node finds it.
/// Throws Passing when the disk is full or the state is away, Failure for what is lost.
class Artefacts {
 public:
  virtual ~Artefacts() = default;
  /// `file` is durable, and found by every node, when this returns.
  virtual void keep(const RunId& run, const std::filesystem::path& file) = 0;
  /// Puts it at `file` if it is not there.
  virtual void fetch(const RunId& run, const std::filesystem::path& file) = 0;
  virtual void forget(const RunId& run) = 0;
  /// The runs that have one elsewhere than in the file: rows of people, to be forgotten in time.
  virtual std::vector<RunId> kept() const = 0;
};

}  // namespace boletim
